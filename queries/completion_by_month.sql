-- How has each unit's completion of one measure grown through the year, against its 序时?
-- Grain: one row per unit, year and month that was reported; the compared year with all its months.
-- $scheme_id       the scheme
-- $measure_id      the measure
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $compare_year    a year to compare with; null for none
-- $scope_unit_ids  the units the reader may see; null for all
select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.division_code,
    unit.position,
    measure_standing.year,
    measure_standing.month,
    measure_standing.direction,
    measure_standing.target_value,
    actual_by_month.record.value,
    actual_by_month.record.value / nullif(measure_standing.target_value, 0) as completion_rate,
    measure_standing.expected_share,
    measure_standing.unit_of_measure,
    measure_standing.target_basis,
    actual_by_month.record.basis as actual_basis,
    actual_by_month.record.record_id
from measure_standing
inner join unit
    on measure_standing.unit_id = unit.unit_id
inner join actual_by_month
    on
        measure_standing.measure_id = actual_by_month.measure_id
        and measure_standing.unit_id = actual_by_month.unit_id
        and measure_standing.year = actual_by_month.year
        and measure_standing.month = actual_by_month.month
where
    measure_standing.scheme_id = $scheme_id
    and measure_standing.measure_id = $measure_id
    and ((measure_standing.year = $year and measure_standing.month <= $month) or measure_standing.year = $compare_year)
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by unit.position, measure_standing.year, measure_standing.month
