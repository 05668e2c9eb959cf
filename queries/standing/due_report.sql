-- Which reports are due in which month, and what has come of each? What stands is the last that was said.
-- Grain: one row per measure, unit, year and month in which a report on it is due.
-- A measure is due in the months that its frequency ends in, a deadline in its month; a report answers the month that
-- it is dated, as it does in scores. A draft says nothing yet; what was returned has been reported all the same. What
-- a document prints was never sent in, so no moment of reporting is known.
create view due_report as
with said as (
    select
        actual.*,
        actual.status in ('reported', 'approved', 'locked') as is_report,
        coalesce(actual.recorded_at, actual.approved_at, actual.reported_at, timestamp '1900-01-01') as said_at,
        case
            when actual.basis <> 'source' then coalesce(actual.reported_at, actual.recorded_at, actual.approved_at)
        end as sent_at
    from actual
),

sent as (
    select
        said.measure_id,
        said.unit_id,
        said.period_end,
        arg_max(said.status, (said.said_at, said.record_id)) filter (where said.status <> 'draft') as status,
        bool_or(said.is_report) as is_reported,
        min(said.sent_at) filter (where said.is_report) as first_reported_at,
        max(said.sent_at) filter (where said.is_report) as last_reported_at,
        string_agg(distinct said.basis, '+' order by said.basis) filter (where said.is_report) as basis
    from said
    group by said.measure_id, said.unit_id, said.period_end
)

select
    matched_measure.scheme_id,
    matched_measure.measure_id,
    matched_measure.unit_id,
    matched_measure.year,
    matched_measure.month,
    matched_measure.period_end,
    matched_measure.target.basis as target_basis,
    sent.status,
    coalesce(sent.is_reported, false) as is_reported,
    sent.measure_id is not null and sent.status is null as is_draft,
    sent.first_reported_at,
    sent.last_reported_at,
    sent.basis as actual_basis
from matched_measure
left join sent
    on
        matched_measure.measure_id = sent.measure_id
        and matched_measure.unit_id = sent.unit_id
        and matched_measure.period_end = sent.period_end
where
    matched_measure.target.status in ('issued', 'adjusted')
    and matched_measure.month = due_report_month(
        matched_measure.method.rule,
        matched_measure.reporting_frequency,
        matched_measure.target.due_date,
        matched_measure.month,
        matched_measure.period_end
    );
