-- Which rows report on a month that is locked?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'not_locked' as rule,
    answer_row.row_id,
    'period_end' as field,
    cast(answer_row.period_end as varchar) as said,
    coalesce(digits(answer_row.last_report.value), answer_row.last_report.text) as known,
    null as more
from answer_row
where answer_row.last_report.status = 'locked';
