-- What is measured in a scheme, under which task, and for how many units?
-- Grain: one row per measure that was given to a unit in the year, in printed order.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $category_id     one category; null for all
-- $peer_group      units of one peer group; null for all
-- $scope_unit_ids  the units the reader may see; null for all
select
    measure.measure_id,
    measure.measure_name,
    measure.concept,
    measure.kind,
    measure.direction,
    measure.operator,
    measure.unit_of_measure,
    measure.rule,
    measure.rule_origin,
    measure.reporting_frequency,
    indicator.indicator_id,
    indicator.indicator_name,
    indicator.serial,
    indicator.points,
    indicator.points * measure.weight as measure_points,
    indicator.assessed_by,
    indicator.document_id,
    indicator.first_line,
    indicator.last_line,
    category.category_id,
    category.category_name,
    count(distinct target.unit_id) as unit_count
from measure
inner join indicator
    on measure.indicator_id = indicator.indicator_id
inner join category
    on indicator.category_id = category.category_id
inner join target
    on measure.measure_id = target.measure_id
inner join unit
    on target.unit_id = unit.unit_id
where
    indicator.scheme_id = $scheme_id
    and target.year = $year
    and ($category_id is null or category.category_id = $category_id)
    and ($peer_group is null or unit.peer_group = $peer_group)
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, target.unit_id))
group by all
order by any_value(measure.position)
