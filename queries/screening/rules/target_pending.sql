-- Which rows report on a task whose target is not settled?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'target_pending' as rule,
    answer_row.row_id,
    'measure_id' as field,
    measure_number.measure_name as said,
    unit_number.unit_name as known,
    answer_row.target_status as more
from answer_row
inner join unit_number
    on answer_row.unit_number = unit_number.unit_number
inner join measure_number
    on answer_row.measure_number = measure_number.measure_number
where answer_row.target_status in ('pending', 'ambiguous');
