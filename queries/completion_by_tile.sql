-- How far is each unit of a group on one measure, and where does it stand on the tile grid?
-- Grain: one row per assessed unit of the group, and per 市本级 that was given the measure; not_applicable where a unit
-- was not given it. tile_row and tile_column are null where a unit has no place.
-- $scheme_id       the scheme
-- $measure_id      the measure
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $peer_group      one peer group; null for all
-- $scope_unit_ids  the units the reader may see; null for all
select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.division_code,
    unit.peer_group,
    unit.position,
    tile.row as tile_row,
    tile.column as tile_column,
    tile.origin as tile_origin,
    measure_standing.kind,
    coalesce(measure_standing.direction, measure.direction) as direction,
    measure_standing.rule,
    measure_standing.target_value,
    measure_standing.target_value_upper,
    measure_standing.target_text,
    measure_standing.is_provisional,
    measure_standing.value,
    measure_standing.tier,
    measure_standing.carried_value,
    measure_standing.known_month,
    measure_standing.completion_rate,
    measure_standing.expected_share,
    measure_standing.schedule_gap,
    measure_standing.light,
    coalesce(measure_standing.state, 'not_applicable') as state,
    measure_standing.measure_points,
    measure.unit_of_measure,
    measure_standing.target_basis,
    measure_standing.actual_basis,
    measure_standing.record_id,
    indicator.document_id,
    indicator.first_line,
    indicator.last_line,
    measure_standing.line
from assessed_unit
inner join unit
    on assessed_unit.unit_id = unit.unit_id
inner join measure
    on measure.measure_id = $measure_id
inner join indicator
    on measure.indicator_id = indicator.indicator_id
left join tile
    on unit.unit_id = tile.unit_id
left join measure_standing
    on
        measure.measure_id = measure_standing.measure_id
        and assessed_unit.scheme_id = measure_standing.scheme_id
        and assessed_unit.unit_id = measure_standing.unit_id
        and assessed_unit.year = measure_standing.year
        and measure_standing.month = $month
where
    assessed_unit.scheme_id = $scheme_id
    and assessed_unit.year = $year
    and (
        $peer_group is null
        or unit.peer_group = $peer_group
        or (unit.kind = 'city_level' and measure_standing.unit_id is not null)
    )
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by unit.position, unit.unit_id
