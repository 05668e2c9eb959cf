-- Which day does each date that was sent mean?
-- Grain: one row per date as written; the day is null where it cannot be read.
create table sent_day as
with said as (
    select sent_line.period_said as day_said
    from sent_line

    union

    select sent_line.completed_date as day_said
    from sent_line
)

select
    said.day_said,
    day_said(folded(said.day_said)) as day_read
from said
where said.day_said is not null;
