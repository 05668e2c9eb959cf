-- Which rows report on a task that the unit was not given, or that does not apply to it?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'task_given' as rule,
    answer_row.row_id,
    'measure_id' as field,
    measure_number.measure_name as said,
    unit_number.unit_name as known,
    coalesce(answer_row.target_status, cast(answer_row.year as varchar)) as more
from answer_row
inner join sent_line
    on answer_row.row_id = sent_line.row_id
inner join unit_number
    on answer_row.unit_number = unit_number.unit_number
inner join measure_number
    on answer_row.measure_number = measure_number.measure_number
where
    answer_row.period_end is not null
    and unit_number.has_tasks
    and not unit_number.has_parts
    and coalesce(answer_row.target_status, 'not_applicable') = 'not_applicable';
