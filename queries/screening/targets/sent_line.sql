-- The rows of a file of targets as they were sent, with what names their measure and unit, and their days.
-- Grain: one row per row of the file; in a wide sheet one per row and unit.
create view sent_line as
select
    sent_row.* exclude (due_date),
    sent_row.rowid as row_id,
    coalesce(nullif(trim(sent_row.measure_id), ''), nullif(trim(sent_row.measure_name), '')) as measure_said,
    coalesce(nullif(trim(sent_row.unit_id), ''), nullif(trim(sent_row.unit_name), '')) as unit_said,
    nullif(trim(sent_row.effective_date), '') as period_said,
    sent_row.due_date as completed_date
from sent_row;
