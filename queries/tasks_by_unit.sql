-- What does a scheme give to each of its units, and to the whole above them, for its own year?
-- Grain: one row per measure and unit, in printed order; simulated targets are none, an adjusted one is as adjusted.
-- $scheme_id       the scheme
-- $scope_unit_ids  the units the reader may see; null for all
select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.peer_group,
    category.category_name,
    indicator.indicator_id,
    indicator.serial,
    indicator.indicator_name,
    indicator.text as task_text,
    indicator.points as indicator_points,
    measure.measure_id,
    measure.measure_name,
    measure.kind,
    measure.direction,
    measure.unit_of_measure,
    target.value as target_value,
    target.text as target_text,
    target.status as target_status,
    target.basis as target_basis,
    target.document_id,
    target.line,
    indicator.first_line,
    indicator.last_line
from target
inner join measure
    on target.measure_id = measure.measure_id
inner join indicator
    on measure.indicator_id = indicator.indicator_id
inner join category
    on indicator.category_id = category.category_id
inner join scheme
    on
        indicator.scheme_id = scheme.scheme_id
        and target.year = scheme.year
inner join unit
    on target.unit_id = unit.unit_id
where
    scheme.scheme_id = $scheme_id
    and target.basis <> 'demo'
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, target.unit_id))
qualify
    row_number() over (
        partition by target.measure_id, target.unit_id
        order by target.effective_date desc nulls last, target.recorded_at desc nulls last
    ) = 1
order by measure.position, unit.position
