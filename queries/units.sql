-- Which units does a scheme assess?
-- Grain: one row per unit that was given anything in the year; a total of others is not assessed itself.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $scope_unit_ids  the units the reader may see; null for all
select distinct
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.kind,
    unit.peer_group,
    unit.parent_unit_id,
    unit.division_code,
    unit.position,
    assessed_unit.unit_id is not null as is_assessed
from unit
inner join target
    on unit.unit_id = target.unit_id
inner join measure
    on target.measure_id = measure.measure_id
inner join indicator
    on measure.indicator_id = indicator.indicator_id
left join assessed_unit
    on
        unit.unit_id = assessed_unit.unit_id
        and indicator.scheme_id = assessed_unit.scheme_id
        and target.year = assessed_unit.year
where
    indicator.scheme_id = $scheme_id
    and target.year = $year
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by unit.position
