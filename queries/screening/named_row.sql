-- Which unit, which measure and which month does each row mean?
-- Grain: one row per row that was sent.
create view named_row as
select
    sent_line.row_id,
    sent_unit.unit_number,
    sent_day.day_read as period_day,
    last_day(sent_day.day_read) as period_end,
    year(sent_day.day_read) as year,
    coalesce(by_id.measure_number, sent_measure.measure_number) as measure_number,
    coalesce(sent_measure.match_count, 0) as match_count,
    sent_line.value,
    sent_line.text,
    sent_line.numerator,
    sent_line.denominator,
    sent_line.assessed_share,
    sent_line.completed_date,
    sent_line.unit_of_measure as unit_said,
    sent_line.deviation_reason,
    sent_line.corrective_action,
    sent_line.evidence,
    sent_line.note,
    sent_line.sheet as file_sheet,
    cast(sent_line.row as integer) as file_row
from sent_line
left join sent_unit
    on sent_line.unit_said = sent_unit.unit_said
left join sent_day
    on sent_line.period_said = sent_day.day_said
left join measure_number as by_id
    on sent_line.measure_said = by_id.measure_id
left join sent_measure
    on
        sent_line.measure_said = sent_measure.measure_said
        and sent_unit.unit_number is not distinct from sent_measure.unit_number
        and year(sent_day.day_read) is not distinct from sent_measure.year;
