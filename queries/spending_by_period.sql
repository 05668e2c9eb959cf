-- How is a project's money to be spent through the year, and how much of it has been?
-- Grain: one row per project and period end; executed is null where nobody has reported it.
-- $scheme_id       the scheme
-- $unit_id         one project; null for all
-- $scope_unit_ids  the units the reader may see: the project or its department; null for all
with period as (
    select distinct
        spending.unit_id,
        spending.year,
        spending.period_end
    from spending
)

select
    unit.unit_id,
    unit.unit_name,
    period.year,
    period.period_end,
    month(period.period_end)::integer as month,
    month(period.period_end) / 12 as expected_share,
    planned.share_as_printed,
    planned.cumulative_share,
    planned.amount_yuan,
    planned.plan_mode,
    executed.record.amount_yuan as executed_yuan,
    executed.record.amount_yuan / nullif(project.budget_yuan, 0) as execution_rate,
    project.budget_yuan,
    planned.basis as target_basis,
    executed.record.basis as actual_basis,
    executed.record.record_id,
    coalesce(planned.document_id, project.document_id) as document_id,
    coalesce(planned.line, project.line) as line,
    coalesce(planned.line, project.line) as first_line,
    coalesce(planned.line, project.line) as last_line
from period
inner join project
    on period.unit_id = project.unit_id
inner join scheme
    on
        project.document_id = scheme.document_id
        and period.year = scheme.year
inner join unit
    on period.unit_id = unit.unit_id
left join spending as planned
    on
        period.unit_id = planned.unit_id
        and period.period_end = planned.period_end
        and planned.kind = 'plan'
left join executed_spending as executed
    on
        period.unit_id = executed.unit_id
        and period.period_end = executed.period_end
where
    scheme.scheme_id = $scheme_id
    and ($unit_id is null or unit.unit_id = $unit_id)
    and (
        $scope_unit_ids is null
        or list_contains($scope_unit_ids, unit.unit_id)
        or list_contains($scope_unit_ids, unit.parent_unit_id)
    )
order by unit.position, period.period_end
