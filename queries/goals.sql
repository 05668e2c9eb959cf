-- Which duties, goals and safeguards does a department state in prose?
-- Grain: one row per stated sentence, in printed order.
-- $scheme_id       the scheme
-- $scope_unit_ids  the units the reader may see; null for all
select
    unit.unit_id,
    unit.unit_name,
    goal.kind,
    goal.section,
    goal.serial,
    goal.text,
    goal.document_id,
    goal.line,
    goal.line as first_line,
    goal.last_line
from goal
inner join scheme
    on goal.document_id = scheme.document_id
inner join unit
    on goal.unit_id = unit.unit_id
where
    scheme.scheme_id = $scheme_id
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by unit.position, goal.position
