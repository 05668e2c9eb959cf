-- Which cumulative numbers are lower than in an earlier month, for a reason given?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'falling_explained' as rule,
    answer_row.row_id,
    'value' as field,
    coalesce(answer_row.value_words, digits(answer_row.value)) as said,
    digits(falling_row.other_value) as known,
    falling_row.other_month as more
from answer_row
inner join falling_row
    on answer_row.row_id = falling_row.row_id
where
    (answer_row.has_note or answer_row.has_reason);
