-- Which rows miss the target when the year or the time given is over, and do not say why?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'shortfall_reason' as rule,
    answer_row.row_id,
    'deviation_reason' as field,
    coalesce(answer_row.value_words, digits(answer_row.value)) as said,
    digits(answer_row.target_value) as known,
    cast(answer_row.period_end as varchar) as more
from answer_row
where
    answer_row.kind in ('quantity', 'ratio')
    and (month(answer_row.period_end) = 12 or answer_row.due_date <= answer_row.period_end)
    and (
        (answer_row.direction = 'higher' and answer_row.value < answer_row.target_value)
        or (answer_row.direction = 'lower' and answer_row.value > answer_row.target_value)
    )
    and not answer_row.has_reason;
