-- How many points was each unit given in all, beside what its document declares and what is usual in its group?
-- Grain: one row per unit of the scheme; is_whole says whether the unit was given every leaf that is its own or shared.
-- usual_points is the total of most units of the group; null where a unit is alone in it.
-- $scheme_id       the scheme
-- $scope_unit_ids  the units the reader may see; null for all
with leaf as (
    select distinct
        printed_target.unit_id,
        printed_target.peer_group,
        printed_target.indicator_id
    from printed_target
    where printed_target.scheme_id = $scheme_id
),

total as (
    select
        leaf.unit_id,
        leaf.peer_group,
        sum(indicator.points) as points,
        count(*)::integer as indicator_count,
        count(indicator.points)::integer as pointed_count,
        min(indicator.first_line) as first_line,
        max(indicator.last_line) as last_line
    from leaf
    inner join indicator
        on leaf.indicator_id = indicator.indicator_id
    group by leaf.unit_id, leaf.peer_group
),

usual as (
    select
        total.peer_group,
        mode(total.points) as usual_points,
        count(*)::integer as group_size
    from total
    group by total.peer_group
)

select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.peer_group,
    total.points,
    total.indicator_count,
    total.pointed_count,
    scheme.declared_points,
    usual.group_size,
    case when usual.group_size > 1 then usual.usual_points end as usual_points,
    total.indicator_count = (
        select count(*)
        from indicator
        where
            indicator.scheme_id = $scheme_id
            and (indicator.unit_id is null or indicator.unit_id = unit.unit_id)
    ) as is_whole,
    scheme.document_id,
    unit.position
from total
inner join unit
    on total.unit_id = unit.unit_id
inner join usual
    on total.peer_group = usual.peer_group
inner join scheme
    on scheme.scheme_id = $scheme_id
where $scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id)
order by unit.position
