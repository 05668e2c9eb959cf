-- The rows to be recorded, as table `actual` holds them.
-- Grain: one row per measure, unit and month end.
-- $record_id    the batch
-- $recorded_at  when it is recorded
-- $reported_by  who reports
-- $status       draft, reported or approved
-- $approved_by  who approves at once; null for nobody
select
    measure_number.measure_id,
    unit_number.unit_id,
    answer_row.period_end,
    answer_row.value,
    cast(null as double) as baseline_value,
    case when answer_row.is_about then 'about' end as qualifier,
    answer_row.numerator,
    answer_row.denominator,
    answer_row.text_words as text,
    answer_row.assessed_share,
    cast($status as varchar) as status,
    answer_row.completed_date,
    nullif(trim(sent_line.deviation_reason), '') as deviation_reason,
    nullif(trim(sent_line.corrective_action), '') as corrective_action,
    nullif(trim(sent_line.evidence), '') as evidence,
    nullif(trim(sent_line.note), '') as note,
    cast(null as varchar) as comment,
    cast($reported_by as varchar) as reported_by,
    cast($recorded_at as timestamp) as reported_at,
    cast($approved_by as varchar) as approved_by,
    case when $approved_by is not null then cast($recorded_at as timestamp) end as approved_at,
    cast($record_id as varchar) as record_id,
    cast($recorded_at as timestamp) as recorded_at,
    sent_line.sheet as file_sheet,
    cast(sent_line.row as integer) as file_row,
    cast(null as timestamp) as withdrawn_at,
    'reported' as basis,
    cast(null as varchar) as document_id,
    cast(null as integer) as line
from report_row
inner join answer_row
    on report_row.row_id = answer_row.row_id
inner join sent_line
    on report_row.row_id = sent_line.row_id
inner join measure_number
    on answer_row.measure_number = measure_number.measure_number
inner join unit_number
    on answer_row.unit_number = unit_number.unit_number
order by report_row.row_id;
