-- Which units are registered, in whatever scheme, and what is each?
-- Grain: one row per unit, in official order.
-- $scope_unit_ids  the units the reader may see; null for all
select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.kind,
    unit.parent_unit_id,
    unit.division_code,
    unit.budget_code,
    unit.peer_group
from unit
where $scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id)
order by unit.position, unit.unit_id
