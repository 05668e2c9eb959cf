-- Which unit is behind on what, by how much and why, and how much faster must it get?
-- Grain: one row per unit and measure that is behind its 序时 or beyond its limit; of each unit the heaviest first.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $peer_group      one peer group; null for all
-- $measure_id      one measure; null for all
-- $scope_unit_ids  the units the reader may see; null for all
select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.division_code,
    unit.peer_group,
    unit.position,
    category.category_name,
    standing.measure_id,
    standing.measure_name,
    standing.kind,
    standing.direction,
    standing.unit_of_measure,
    standing.target_value,
    standing.target_text,
    standing.value,
    standing.tier,
    standing.completion_rate,
    standing.expected_share,
    standing.schedule_gap,
    standing.light,
    standing.has_caught_up,
    standing.state,
    case
        when standing.kind = 'quantity' and standing.direction = 'higher' then standing.target_value - standing.value
    end as remaining_value,
    case
        when standing.kind = 'quantity' and standing.direction = 'higher'
            then required_speed_up(standing.target_value, standing.value, $month)
    end as required_speed_up,
    standing.missed_points,
    standing.deviation_reason,
    standing.corrective_action,
    standing.target_basis,
    standing.actual_basis,
    standing.record_id,
    standing.document_id,
    standing.line
from measure_standing as standing
inner join unit
    on standing.unit_id = unit.unit_id
inner join category
    on standing.category_id = category.category_id
inner join assessed_unit
    on
        standing.scheme_id = assessed_unit.scheme_id
        and standing.year = assessed_unit.year
        and standing.unit_id = assessed_unit.unit_id
where
    standing.scheme_id = $scheme_id
    and standing.year = $year
    and standing.month = $month
    and standing.light in ('behind', 'far_behind')
    and ($peer_group is null or unit.peer_group = $peer_group)
    and ($measure_id is null or standing.measure_id = $measure_id)
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by unit.position, standing.missed_points desc nulls last, standing.position
