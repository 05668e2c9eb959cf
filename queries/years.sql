-- Which years of a scheme have targets, and up to which month has anybody reported?
-- Grain: one row per year; latest_month is null where nothing has been reported.
-- $scheme_id       the scheme
-- $scope_unit_ids  the units the reader may see; null for all
with reported as (
    select
        year(actual.period_end) as year,
        max(month(actual.period_end)) as latest_month
    from actual
    inner join measure
        on actual.measure_id = measure.measure_id
    inner join indicator
        on measure.indicator_id = indicator.indicator_id
    where
        indicator.scheme_id = $scheme_id
        and actual.status in ('approved', 'locked')
    group by year(actual.period_end)
)

select
    target.year,
    array_to_string(list_sort(list(distinct target.basis)), '+') as target_basis,
    any_value(reported.latest_month) as latest_month
from target
inner join measure
    on target.measure_id = measure.measure_id
inner join indicator
    on measure.indicator_id = indicator.indicator_id
left join reported
    on target.year = reported.year
where
    indicator.scheme_id = $scheme_id
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, target.unit_id))
group by target.year
order by target.year
