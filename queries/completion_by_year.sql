-- How does each unit's completion of one measure compare with other years at the same month?
-- Grain: one row per unit and year, up to the one looked at, in which the measure was given to it.
-- $scheme_id       the scheme
-- $measure_id      the measure
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $scope_unit_ids  the units the reader may see; null for all
select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.division_code,
    measure_standing.year,
    measure_standing.target_value,
    measure_standing.value,
    measure_standing.completion_rate,
    measure_standing.state,
    measure_standing.unit_of_measure,
    measure_standing.target_basis,
    measure_standing.actual_basis
from measure_standing
inner join unit
    on measure_standing.unit_id = unit.unit_id
inner join assessed_unit
    on
        measure_standing.scheme_id = assessed_unit.scheme_id
        and measure_standing.year = assessed_unit.year
        and measure_standing.unit_id = assessed_unit.unit_id
where
    measure_standing.scheme_id = $scheme_id
    and measure_standing.measure_id = $measure_id
    and measure_standing.year <= $year
    and measure_standing.month = $month
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by unit.position, measure_standing.year
