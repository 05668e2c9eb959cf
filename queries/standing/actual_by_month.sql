-- The record that counts for each month: the last approved one.
-- Grain: one row per measure, unit, year and month with an approved record.
-- A tie on the moment of approval is decided by the record's id, so that the winner is never arbitrary.
create table actual_by_month as
select
    actual.measure_id,
    actual.unit_id,
    year(actual.period_end) as year,
    month(actual.period_end) as month,
    arg_max_null(
        struct_pack(
            value := actual.value,
            numerator := actual.numerator,
            denominator := actual.denominator,
            text := actual.text,
            assessed_share := actual.assessed_share,
            completed_date := actual.completed_date,
            deviation_reason := actual.deviation_reason,
            corrective_action := actual.corrective_action,
            basis := actual.basis,
            record_id := actual.record_id,
            approved_at := actual.approved_at
        ),
        (coalesce(actual.approved_at, timestamp '1900-01-01'), actual.record_id)
    ) as record
from actual
where actual.status in ('approved', 'locked')
group by actual.measure_id, actual.unit_id, year(actual.period_end), month(actual.period_end);
