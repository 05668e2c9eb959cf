-- On which measures do units lag furthest behind, by how much, and how much faster must they get?
-- Grain: one row per measure on which a unit of the peer group is behind; the heaviest first.
-- A measure without points weighs nothing, and comes last.
-- Amounts are those of the units behind: what they were to do, did, and still have to do.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $category_id     one category; null for the whole scheme
-- $peer_group      one peer group; null for all
-- $scope_unit_ids  the units the reader may see; null for all
with lagging as (
    select
        measure_standing.* exclude (missed_points),
        coalesce(measure_standing.missed_points, 0) as missed_points,
        unit.short_name,
        unit.position as unit_position
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
        and measure_standing.year = $year
        and measure_standing.month = $month
        and measure_standing.light in ('behind', 'far_behind')
        and ($category_id is null or measure_standing.category_id = $category_id)
        and ($peer_group is null or unit.peer_group = $peer_group)
        and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
),

summed as (
    select
        lagging.measure_id,
        any_value(lagging.measure_name) as measure_name,
        any_value(lagging.category_id) as category_id,
        any_value(lagging.kind) as kind,
        any_value(lagging.direction) as direction,
        any_value(lagging.unit_of_measure) as unit_of_measure,
        any_value(lagging.expected_share) as expected_share,
        any_value(lagging.position) as measure_position,
        count(*) as behind_count,
        count(*) filter (where lagging.light = 'far_behind') as far_behind_count,
        sum(lagging.target_value) filter (where lagging.kind = 'quantity') as target_value,
        sum(lagging.value) filter (where lagging.kind = 'quantity') as value,
        sum(lagging.missed_points) as missed_points,
        -- All of the worst unit at once, an official order for equals: else each column could come from another unit.
        arg_max(
            struct_pack(
                unit_id := lagging.unit_id,
                short_name := lagging.short_name,
                completion_rate := lagging.completion_rate,
                value := lagging.value,
                target_value := lagging.target_value,
                deviation_reason := lagging.deviation_reason
            ),
            (lagging.missed_points, -lagging.unit_position)
        ) as worst,
        list(
            struct_pack(
                unit_id := lagging.unit_id,
                short_name := lagging.short_name,
                completion_rate := lagging.completion_rate,
                value := lagging.value,
                deviation_reason := lagging.deviation_reason
            )
            order by lagging.missed_points desc, lagging.unit_position
        ) as units_behind,
        array_to_string(list_sort(list(distinct lagging.target_basis)), '+') as target_basis,
        array_to_string(list_sort(list(distinct lagging.actual_basis)), '+') as actual_basis
    from lagging
    group by lagging.measure_id
)

select
    summed.measure_id,
    summed.measure_name,
    summed.category_id,
    category.category_name,
    summed.kind,
    summed.direction,
    summed.unit_of_measure,
    summed.expected_share,
    summed.behind_count,
    summed.far_behind_count,
    summed.target_value,
    summed.value,
    summed.target_value - summed.value as remaining_value,
    case
        when summed.direction <> 'lower' then required_speed_up(summed.target_value, summed.value, $month)
    end as required_speed_up,
    summed.missed_points,
    summed.worst.unit_id as worst_unit_id,
    summed.worst.short_name as worst_short_name,
    summed.worst.completion_rate as worst_completion_rate,
    summed.worst.value as worst_value,
    summed.worst.target_value as worst_target_value,
    summed.worst.deviation_reason as worst_deviation_reason,
    summed.units_behind,
    summed.target_basis,
    summed.actual_basis
from summed
inner join category
    on summed.category_id = category.category_id
order by summed.missed_points desc nulls last, summed.measure_position
