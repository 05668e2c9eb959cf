-- What is recorded already of the same measure, unit and month: the last report, and the last value that was approved?
-- Grain: one row per row of the file of which something is recorded.
create table known_report as
select
    answer_row.row_id,
    recorded_report.last_report,
    recorded_report.approved
from answer_row
inner join recorded_report
    on
        answer_row.measure_number = recorded_report.measure_number
        and answer_row.unit_number = recorded_report.unit_number
        and answer_row.period_end = recorded_report.period_end;
