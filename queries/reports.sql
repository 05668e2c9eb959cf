-- What was last reported of each measure, unit and month, where does it stand, and what was approved before?
-- Grain: one row per measure, unit and month end with a report; nothing simulated or printed.
-- Of several reports of one month the one recorded last counts; target and rule are those in force at the month end.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $unit_id         one unit; null for all
-- $period_month    one month, 1 to 12; null for all
-- $status          draft, reported, approved, returned or locked; null for all
-- $scope_unit_ids  the units the reader may see; null for all
with latest as (
    select
        actual.measure_id,
        actual.unit_id,
        actual.period_end,
        arg_max(
            actual,
            (
                coalesce(actual.recorded_at, actual.approved_at, actual.reported_at, timestamp '1900-01-01'),
                actual.record_id
            )
        ) as report
    from actual
    where
        actual.basis = 'reported'
        and year(actual.period_end) = $year
        and ($unit_id is null or actual.unit_id = $unit_id)
        and ($period_month is null or month(actual.period_end) = $period_month)
        and ($scope_unit_ids is null or list_contains($scope_unit_ids, actual.unit_id))
    group by actual.measure_id, actual.unit_id, actual.period_end
)

select
    latest.measure_id,
    latest.unit_id,
    latest.period_end,
    month(latest.period_end) as month,
    unit.unit_name,
    unit.short_name,
    unit.peer_group,
    category.category_name,
    indicator.indicator_name,
    measure.measure_name,
    measure.kind,
    measure.direction,
    measure.operator,
    measure.unit_of_measure,
    target.version.value as target_value,
    target.version.value_upper as target_value_upper,
    target.version.text as target_text,
    target.version.due_date,
    target.version.status as target_status,
    target.version.basis as target_basis,
    latest.report.value,
    latest.report.numerator,
    latest.report.denominator,
    latest.report.text as tier,
    latest.report.assessed_share,
    latest.report.completed_date,
    case
        when measure.kind = 'quantity' then latest.report.value / nullif(target.version.value, 0)
    end as completion_rate,
    actual_by_month.record.value as approved_value,
    actual_by_month.record.text as approved_tier,
    before.month as before_month,
    before.record.value as before_value,
    before.record.text as before_tier,
    latest.report.status as report_status,
    latest.report.deviation_reason,
    latest.report.corrective_action,
    latest.report.evidence,
    latest.report.note,
    latest.report.comment,
    latest.report.reported_by,
    latest.report.reported_at,
    latest.report.approved_by,
    latest.report.approved_at,
    latest.report.record_id,
    latest.report.file_sheet,
    latest.report.file_row,
    latest.report.basis as actual_basis
from latest
inner join measure
    on latest.measure_id = measure.measure_id
inner join indicator
    on measure.indicator_id = indicator.indicator_id
inner join category
    on indicator.category_id = category.category_id
inner join unit
    on latest.unit_id = unit.unit_id
left join latest_target as target
    on
        latest.measure_id = target.measure_id
        and latest.unit_id = target.unit_id
        and year(latest.period_end) = target.year
left join actual_by_month
    on
        latest.measure_id = actual_by_month.measure_id
        and latest.unit_id = actual_by_month.unit_id
        and year(latest.period_end) = actual_by_month.year
        and month(latest.period_end) = actual_by_month.month
        and actual_by_month.record.basis = 'reported'
asof left join actual_by_month as before
    on
        latest.measure_id = before.measure_id
        and latest.unit_id = before.unit_id
        and year(latest.period_end) = before.year
        and month(latest.period_end) > before.month
where
    indicator.scheme_id = $scheme_id
    and ($status is null or latest.report.status = $status)
order by unit.position, latest.period_end desc, measure.position
