-- Which cumulative numbers are lower than in an earlier month, without a word why?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'not_falling' as rule,
    answer_row.row_id,
    'value' as field,
    coalesce(answer_row.value_words, digits(answer_row.value)) as said,
    digits(falling_row.other_value) as known,
    falling_row.other_month as more
from answer_row
inner join falling_row
    on answer_row.row_id = falling_row.row_id
where
    not answer_row.has_note
    and not answer_row.has_reason;
