-- How is each measure of a scheme scored on a day, and what do its targets allow?
-- Grain: one row per measure, in printed order; without a day the latest version, even one that is yet to count.
-- Targets as last issued or adjusted are counted: how many there are, have a value, one above 0, a range, a date.
-- $scheme_id       the scheme
-- $effective_date  the day; null for the latest version
-- $scope_unit_ids  the units the reader may see; null for all
with in_force as (
    select measure_method.*
    from measure_method
    where $effective_date is null or measure_method.effective_date <= $effective_date::date
    qualify row_number() over (partition by measure_method.measure_id order by measure_method.effective_date desc) = 1
),

given as (
    select
        latest_target.measure_id,
        latest_target.version.value,
        latest_target.version.value_upper,
        latest_target.version.due_date,
        latest_target.version.status in ('issued', 'adjusted') as is_issued
    from latest_target
    where $scope_unit_ids is null or list_contains($scope_unit_ids, latest_target.unit_id)
),

targeted as (
    select
        given.measure_id,
        count(*) filter (where given.is_issued) as issued_count,
        count(given.value) filter (where given.is_issued) as valued_count,
        count(*) filter (where given.is_issued and given.value > 0) as positive_count,
        count(given.value_upper) filter (where given.is_issued) as range_count,
        count(given.due_date) filter (where given.is_issued) as due_count
    from given
    group by given.measure_id
)

select
    measure.measure_id,
    measure.measure_name,
    measure.kind,
    measure.direction,
    measure.unit_of_measure,
    indicator.indicator_id,
    indicator.indicator_name,
    indicator.points,
    category.category_name,
    unit.short_name as unit_short_name,
    in_force.method.combination,
    in_force.method.weight,
    in_force.method.rule,
    in_force.method.rule_parameters,
    in_force.method.curve,
    in_force.method.curve_parameters,
    in_force.method.clause,
    in_force.method.document_number,
    in_force.method.effective_date,
    in_force.method.rule_origin,
    coalesce(targeted.issued_count, 0) as issued_count,
    coalesce(targeted.valued_count, 0) as valued_count,
    coalesce(targeted.positive_count, 0) as positive_count,
    coalesce(targeted.range_count, 0) as range_count,
    coalesce(targeted.due_count, 0) as due_count
from measure
inner join indicator
    on measure.indicator_id = indicator.indicator_id
inner join category
    on indicator.category_id = category.category_id
inner join in_force
    on measure.measure_id = in_force.measure_id
left join unit
    on indicator.unit_id = unit.unit_id
left join targeted
    on measure.measure_id = targeted.measure_id
where
    indicator.scheme_id = $scheme_id
    and ($scope_unit_ids is null or targeted.measure_id is not null)
order by measure.position
