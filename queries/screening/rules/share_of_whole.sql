-- Which ratios lie below nothing or above the whole?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'share_of_whole' as rule,
    answer_row.row_id,
    'value' as field,
    coalesce(answer_row.value_words, answer_row.numerator_words || '/' || answer_row.denominator_words) as said,
    digits(answer_row.value) as known,
    null as more
from answer_row
where
    answer_row.unit_of_measure = '%'
    and answer_row.value not between 0 and 100;
