-- Which targets does a scheme give for its own year, as last issued or adjusted?
-- Grain: one row per measure and unit, in printed order; simulated targets are none.
-- $scheme_id       the scheme
-- $scope_unit_ids  the units the reader may see; null for all
select
    target.measure_id,
    target.unit_id,
    target.value,
    target.value_upper,
    target.due_date,
    target.text,
    target.qualifier,
    target.status,
    target.is_provisional,
    target.justification
from target
inner join measure
    on target.measure_id = measure.measure_id
inner join indicator
    on measure.indicator_id = indicator.indicator_id
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
