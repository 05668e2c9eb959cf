-- What did a department's budget block ask for, and what was executed?
-- Grain: one row per line of the block, in printed order.
-- $scheme_id       the scheme
-- $scope_unit_ids  the units the reader may see; null for all
select
    unit.unit_id,
    unit.unit_name,
    budget_line.side,
    budget_line.line_name,
    budget_line.initial_yuan,
    budget_line.initial_yuan / 10000 as initial_ten_thousand_yuan,
    budget_line.executed_yuan,
    budget_line.executed_yuan / 10000 as executed_ten_thousand_yuan,
    budget_line.text,
    budget_line.document_id,
    budget_line.line,
    budget_line.line as first_line,
    budget_line.line as last_line
from budget_line
inner join scheme
    on budget_line.document_id = scheme.document_id
inner join unit
    on budget_line.unit_id = unit.unit_id
where
    scheme.scheme_id = $scheme_id
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by unit.position, budget_line.position
