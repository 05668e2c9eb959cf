-- Who has not reported what was due, and since when?
-- Grain: one row per unit and measure that was due and has no approved report.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $peer_group      one peer group; null for all
-- $unit_id         one unit; null for all
-- $scope_unit_ids  the units the reader may see; null for all
select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.division_code,
    unit.peer_group,
    unit.position,
    category.category_name,
    measure_standing.measure_id,
    measure_standing.measure_name,
    measure_standing.measure_points,
    measure_standing.unit_of_measure,
    measure_standing.target_value,
    measure_standing.known_month,
    measure_standing.carried_value,
    measure_standing.state,
    measure_standing.target_basis,
    measure_standing.actual_basis,
    measure_standing.record_id,
    measure_standing.document_id,
    measure_standing.line
from measure_standing
inner join unit
    on measure_standing.unit_id = unit.unit_id
inner join assessed_unit
    on
        measure_standing.scheme_id = assessed_unit.scheme_id
        and measure_standing.year = assessed_unit.year
        and measure_standing.unit_id = assessed_unit.unit_id
inner join category
    on measure_standing.category_id = category.category_id
where
    measure_standing.scheme_id = $scheme_id
    and measure_standing.year = $year
    and measure_standing.month = $month
    and measure_standing.state = 'unreported'
    and ($peer_group is null or unit.peer_group = $peer_group)
    and ($unit_id is null or unit.unit_id = $unit_id)
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by unit.position, measure_standing.position
