-- Which categories does a scheme have, with how many points?
-- Grain: one row per category that has leaves of its own which units of the group were given in the year.
-- unit_short_name names the one unit that a category is for; null where it is shared.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $peer_group      one peer group; null for all
-- $unit_id         one unit; null for all
-- $scope_unit_ids  the units the reader may see; null for all
select
    category.category_id,
    category.category_name,
    parent_category.category_name as parent_name,
    own_unit.short_name as unit_short_name,
    category.declared_points,
    count(distinct target.unit_id) as unit_count
from category
inner join indicator
    on category.category_id = indicator.category_id
inner join measure
    on indicator.indicator_id = measure.indicator_id
inner join target
    on measure.measure_id = target.measure_id
inner join unit
    on target.unit_id = unit.unit_id
left join category as parent_category
    on category.parent_category_id = parent_category.category_id
left join unit as own_unit
    on category.unit_id = own_unit.unit_id
where
    category.scheme_id = $scheme_id
    and target.year = $year
    and ($peer_group is null or unit.peer_group = $peer_group)
    and ($unit_id is null or unit.unit_id = $unit_id)
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
group by
    category.category_id,
    category.category_name,
    parent_category.category_name,
    own_unit.short_name,
    category.declared_points,
    category.position
order by category.position
