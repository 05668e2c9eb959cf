-- What would change against the last approved values: corrections first, then what is new?
-- Grain: one row per measure, unit and month end that would be recorded, the first of them.
-- $most  at most so many
with first_row as (
    select
        answer_row.row_id,
        coalesce(known_report.approved is not null, false) as is_correction
    from answer_row
    left join known_report
        on answer_row.row_id = known_report.row_id
    where answer_row.row_id not in (select unchanged_row.row_id from unchanged_row)
    order by is_correction desc, answer_row.row_id
    limit $most
)

select
    unit_number.unit_id,
    unit_number.short_name,
    measure_number.category_name,
    measure_number.measure_id,
    measure_number.measure_name,
    measure_number.unit_of_measure,
    answer_row.period_end,
    first_row.is_correction,
    known_report.last_report.status as last_status,
    known_report.last_report.value as last_value,
    known_report.approved.value as approved_value,
    known_report.approved.text as approved_text,
    answer_row.target_value,
    answer_row.value,
    answer_row.text_words as text,
    answer_row.completed_day as completed_date,
    sent_line.sheet as file_sheet,
    sent_line.row as file_row
from first_row
inner join answer_row
    on first_row.row_id = answer_row.row_id
inner join sent_line
    on first_row.row_id = sent_line.row_id
inner join measure_number
    on answer_row.measure_number = measure_number.measure_number
inner join unit_number
    on answer_row.unit_number = unit_number.unit_number
left join known_report
    on first_row.row_id = known_report.row_id
order by first_row.is_correction desc, first_row.row_id;
