-- Which rows are at 130 % of the target or more, and do not say why?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'surplus_reason' as rule,
    answer_row.row_id,
    'deviation_reason' as field,
    coalesce(answer_row.value_words, digits(answer_row.value)) as said,
    digits(answer_row.target_value) as known,
    digits(round(answer_row.value / answer_row.target_value * 100, 1)) as more
from answer_row
where
    answer_row.kind = 'quantity'
    and answer_row.direction = 'higher'
    and answer_row.target_value > 0
    and answer_row.value >= 1.3 * answer_row.target_value
    and not answer_row.has_reason;
