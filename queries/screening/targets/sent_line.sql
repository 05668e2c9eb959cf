-- The rows of a file of targets as they were sent, with what names their measure and unit, and their days.
-- Grain: one row per row of the file; in a wide sheet one per row and unit.
create view sent_line as
select
    sent_row.* exclude (due_date) replace (coalesce(sent_row.row, sent_row.rowid + 2) as row),
    sent_row.rowid as row_id,
    coalesce(sent_row.measure_id, sent_row.measure_name) as measure_said,
    coalesce(sent_row.unit_id, sent_row.unit_name) as unit_said,
    sent_row.effective_date as period_said,
    sent_row.due_date as completed_date
from sent_row;
