-- The rows of a file as they were sent, with what names their measure, unit and period.
-- Grain: one row per row of the file; in a wide sheet one per row and unit.
create view sent_line as
select
    sent_row.* replace (coalesce(sent_row.row, sent_row.rowid + 2) as row),
    sent_row.rowid as row_id,
    coalesce(sent_row.measure_id, sent_row.measure_name) as measure_said,
    coalesce(sent_row.unit_id, sent_row.unit_name) as unit_said,
    sent_row.period_end as period_said
from sent_row;
