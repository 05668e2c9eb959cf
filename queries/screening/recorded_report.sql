-- What has been reported and approved of each measure and unit for each month end; simulated values do not count.
-- Grain: one row per measure, unit and month end with a record.
create table recorded_report as
with counting as (
    select
        actual.*,
        coalesce(actual.recorded_at, actual.approved_at, actual.reported_at, timestamp '1900-01-01') as known_at
    from actual
    where actual.basis = 'reported'
)

select
    measure_number.measure_number,
    unit_number.unit_number,
    counting.period_end,
    arg_max_null(
        struct_pack(
            value := counting.value,
            text := counting.text,
            numerator := counting.numerator,
            denominator := counting.denominator,
            assessed_share := counting.assessed_share,
            completed_date := counting.completed_date,
            deviation_reason := counting.deviation_reason,
            corrective_action := counting.corrective_action,
            evidence := counting.evidence,
            status := counting.status,
            reported_by := counting.reported_by,
            record_id := counting.record_id
        ),
        (counting.known_at, counting.record_id)
    ) as last_report,
    arg_max_null(
        struct_pack(value := counting.value, text := counting.text, completed_date := counting.completed_date),
        (counting.known_at, counting.record_id)
    ) filter (where counting.status in ('approved', 'locked')) as approved
from counting
inner join measure_number
    on counting.measure_id = measure_number.measure_id
inner join unit_number
    on counting.unit_id = unit_number.unit_id
group by measure_number.measure_number, unit_number.unit_number, counting.period_end;
