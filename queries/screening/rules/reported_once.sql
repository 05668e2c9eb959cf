-- Which rows repeat what another row of the file reports: the same measure, unit and month?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'reported_once' as rule,
    answer_row.row_id,
    'measure_id' as field,
    measure_number.measure_name || ' ' || unit_number.unit_name as said,
    coalesce(other.sheet || ' ', '') || cast(other.row as varchar) as known,
    cast(answer_row.period_end as varchar) as more
from answer_row
inner join measure_number
    on answer_row.measure_number = measure_number.measure_number
inner join unit_number
    on answer_row.unit_number = unit_number.unit_number
inner join repeated_row
    on answer_row.row_id = repeated_row.row_id
inner join sent_line as other
    on repeated_row.other_row_id = other.row_id;
