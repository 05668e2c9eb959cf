-- Which ratios are not what their parts come to?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'parts_agree' as rule,
    answer_row.row_id,
    'value' as field,
    answer_row.value_words as said,
    digits(round(answer_row.numerator / answer_row.denominator * 100, 4)) as known,
    answer_row.unit_of_measure as more
from answer_row
where
    answer_row.unit_of_measure = '%'
    and answer_row.value_words is not null
    and answer_row.denominator > 0
    and abs(answer_row.value - answer_row.numerator / answer_row.denominator * 100) > 0.05;
