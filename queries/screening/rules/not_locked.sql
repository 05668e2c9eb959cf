-- Which rows report on a month that is locked?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'not_locked' as rule,
    answer_row.row_id,
    'period_end' as field,
    cast(answer_row.period_end as varchar) as said,
    coalesce(digits(known_report.last_report.value), known_report.last_report.text) as known,
    null as more
from answer_row
inner join known_report
    on answer_row.row_id = known_report.row_id
where known_report.last_report.status = 'locked';
