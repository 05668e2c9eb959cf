-- Which rows report for a unit that is the sum of others, or that nobody assesses?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'unit_reports' as rule,
    answer_row.row_id,
    'unit_id' as field,
    unit_number.unit_name as said,
    case when unit_number.has_parts then 'sum' else 'none' end as known,
    null as more
from answer_row
inner join sent_line
    on answer_row.row_id = sent_line.row_id
inner join unit_number
    on answer_row.unit_number = unit_number.unit_number
where unit_number.has_parts or not unit_number.has_tasks;
