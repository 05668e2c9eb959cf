-- How many rows were sent, how many say nothing, how many would be recorded, and how many change what was approved?
-- Grain: one row.
with told as (
    select
        count(*) as told_count,
        min(answer_row.period_end) as first_period_end,
        max(answer_row.period_end) as last_period_end,
        count(distinct answer_row.unit_number) as unit_count
    from answer_row
),

unchanged as (
    select count(*) as unchanged_count
    from unchanged_row
),

corrected as (
    select count(*) as correction_count
    from known_report
    where
        known_report.approved is not null
        and known_report.row_id not in (select unchanged_row.row_id from unchanged_row)
),

sent as (
    select count(*) as row_count
    from sent_row
)

select
    sent.row_count,
    sent.row_count - told.told_count as blank_count,
    told.told_count - unchanged.unchanged_count as report_count,
    unchanged.unchanged_count,
    corrected.correction_count,
    told.first_period_end,
    told.last_period_end,
    told.unit_count
from sent
cross join told
cross join unchanged
cross join corrected;
