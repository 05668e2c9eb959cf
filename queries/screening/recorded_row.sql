-- What does each row of the file that says anything new report?
-- Grain: one row per measure, unit and month end; what is the same in the whole batch is added by whoever records it.
select
    measure_number.measure_code as measure_id,
    unit_number.unit_code as unit_id,
    answer_row.period_end,
    answer_row.value,
    case when answer_row.is_about then 'about' end as qualifier,
    answer_row.numerator,
    answer_row.denominator,
    answer_row.text_words as text,
    answer_row.assessed_share,
    answer_row.completed_day as completed_date,
    answer_row.deviation_reason,
    answer_row.corrective_action,
    answer_row.evidence,
    answer_row.note,
    answer_row.file_sheet,
    answer_row.file_row
from answer_row
inner join measure_number
    on answer_row.measure_number = measure_number.measure_number
inner join unit_number
    on answer_row.unit_number = unit_number.unit_number
where answer_row.row_id not in (select unchanged_row.row_id from unchanged_row)
order by answer_row.row_id;
