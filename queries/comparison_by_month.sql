-- How did units come along on one measure, or on those of the same concept, month by month, in every year?
-- Grain: one row per unit, year and month; completion_rate is null where that month was not reported, and state says
-- whether it had to be.
-- $measure_id      the measure
-- $scope_unit_ids  the units the reader may see; null for all
select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.division_code,
    unit.position,
    measure_standing.year,
    measure_standing.month,
    measure_standing.measure_id,
    measure_standing.direction,
    measure_standing.unit_of_measure,
    measure_standing.state,
    measure_standing.target_value,
    actual_by_month.record.value,
    actual_by_month.record.value / nullif(measure_standing.target_value, 0) as completion_rate,
    measure_standing.expected_share,
    measure_standing.target_basis,
    actual_by_month.record.basis as actual_basis,
    actual_by_month.record.record_id
from alike($measure_id) as given
inner join measure_standing
    on
        given.measure_id = measure_standing.measure_id
        and given.unit_id = measure_standing.unit_id
        and given.year = measure_standing.year
inner join unit
    on measure_standing.unit_id = unit.unit_id
left join actual_by_month
    on
        measure_standing.measure_id = actual_by_month.measure_id
        and measure_standing.unit_id = actual_by_month.unit_id
        and measure_standing.year = actual_by_month.year
        and measure_standing.month = actual_by_month.month
where $scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id)
order by unit.position, unit.unit_id, measure_standing.year, measure_standing.month
