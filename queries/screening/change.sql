-- What would change against the last approved values: corrections first, then what is new?
-- Grain: one row per measure, unit and month end that would be recorded, the first of them.
-- $most  at most so many
select
    unit_number.unit_id,
    unit_number.short_name,
    measure_number.category_name,
    measure_number.measure_id,
    measure_number.measure_name,
    measure_number.unit_of_measure,
    answer_row.period_end,
    report_row.is_correction,
    answer_row.last_report.status as last_status,
    answer_row.last_report.value as last_value,
    answer_row.approved.value as approved_value,
    answer_row.approved.text as approved_text,
    answer_row.target_value,
    answer_row.value,
    answer_row.text_words as text,
    answer_row.completed_date,
    sent_line.sheet as file_sheet,
    sent_line.row as file_row
from report_row
inner join answer_row
    on report_row.row_id = answer_row.row_id
inner join sent_line
    on report_row.row_id = sent_line.row_id
inner join measure_number
    on answer_row.measure_number = measure_number.measure_number
inner join unit_number
    on answer_row.unit_number = unit_number.unit_number
order by report_row.is_correction desc, report_row.row_id
limit $most;
