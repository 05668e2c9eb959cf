-- What is measured in a scheme, under which task, and for how many units?
-- Grain: one row per measure that was given to a unit in the year, in printed order.
-- Rule, curve and preset of lights are those in force at the end of the year.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $category_id     one category; null for all
-- $peer_group      units of one peer group; null for all
-- $scope_unit_ids  the units the reader may see; null for all
with in_force as (
    select
        measure_method.measure_id,
        arg_max(measure_method.method, measure_method.effective_date) as method
    from measure_method
    where measure_method.effective_date <= make_date($year, 12, 31)
    group by measure_method.measure_id
)

select
    measure.measure_id,
    measure.measure_name,
    measure.concept,
    measure.kind,
    measure.direction,
    measure.operator,
    measure.unit_of_measure,
    in_force.method.rule,
    in_force.method.rule_parameters,
    in_force.method.rule_origin,
    in_force.method.curve,
    in_force.method.curve_parameters,
    scheme_method.light_preset,
    scheme_method.policy_origin,
    measure.reporting_frequency,
    indicator.indicator_id,
    indicator.indicator_name,
    indicator.serial,
    indicator.points,
    indicator.points * in_force.method.weight as measure_points,
    indicator.assessed_by,
    indicator.document_id,
    indicator.first_line,
    indicator.last_line,
    category.category_id,
    category.category_name,
    count(distinct target.unit_id) as unit_count
from measure
inner join in_force
    on measure.measure_id = in_force.measure_id
inner join indicator
    on measure.indicator_id = indicator.indicator_id
inner join scheme_method
    on
        indicator.scheme_id = scheme_method.scheme_id
        and scheme_method.year = $year
        and scheme_method.month = 12
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
