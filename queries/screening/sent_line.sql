-- The rows of a file as they were sent, with what names their measure, unit and period.
-- Grain: one row per row of the file; in a wide sheet one per row and unit.
create view sent_line as
select
    sent_row.*,
    sent_row.rowid as row_id,
    coalesce(nullif(trim(sent_row.measure_id), ''), nullif(trim(sent_row.measure_name), '')) as measure_said,
    coalesce(nullif(trim(sent_row.unit_id), ''), nullif(trim(sent_row.unit_name), '')) as unit_said,
    nullif(trim(sent_row.period_end), '') as period_said
from sent_row;
