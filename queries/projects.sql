-- Which projects does a department ask money for, how much, and how is it to be spent?
-- Grain: one row per project, in printed order; shares and totals count all projects of the department.
-- Its lines go from its name to its last indicator.
-- $scheme_id       the scheme
-- $scope_unit_ids  the units the reader may see: the project or its department; null for all
with counted as (
    select
        indicator.unit_id,
        count(*)::integer as indicator_count,
        max(indicator.last_line) as last_line
    from indicator
    where indicator.scheme_id = $scheme_id
    group by indicator.unit_id
),

planned as (
    select
        spending.unit_id,
        spending.year,
        any_value(spending.plan_mode) as plan_mode
    from spending
    where spending.kind = 'plan'
    group by spending.unit_id, spending.year
),

executed as (
    select
        executed_spending.unit_id,
        executed_spending.year,
        arg_max(executed_spending.record, executed_spending.period_end) as record
    from executed_spending
    group by executed_spending.unit_id, executed_spending.year
),

listed as (
    select
        project.*,
        unit.unit_name,
        unit.position,
        department.unit_id as department_id,
        department.unit_name as department_name,
        planned.plan_mode,
        executed.record.amount_yuan as executed_yuan,
        executed.record.basis as actual_basis,
        counted.indicator_count,
        greatest(project.line, coalesce(counted.last_line, project.line)) as last_line,
        sum(project.budget_yuan) over (partition by department.unit_id) as department_budget_yuan
    from project
    inner join scheme
        on project.document_id = scheme.document_id
    inner join unit
        on project.unit_id = unit.unit_id
    inner join unit as department
        on unit.parent_unit_id = department.unit_id
    left join planned
        on
            project.unit_id = planned.unit_id
            and scheme.year = planned.year
    left join executed
        on
            project.unit_id = executed.unit_id
            and scheme.year = executed.year
    left join counted
        on project.unit_id = counted.unit_id
    where scheme.scheme_id = $scheme_id
)

select
    listed.unit_id,
    listed.unit_name,
    listed.heading,
    listed.department_id,
    listed.department_name,
    listed.department_text,
    listed.code,
    listed.money_unit,
    listed.budget_yuan,
    listed.budget_yuan / 10000 as budget_ten_thousand_yuan,
    listed.budget_yuan / nullif(listed.department_budget_yuan, 0) as budget_share,
    listed.department_budget_yuan,
    listed.fiscal_yuan,
    listed.other_yuan,
    listed.executed_yuan,
    'source' as target_basis,
    listed.actual_basis,
    listed.plan_mode,
    listed.indicator_count,
    listed.purpose,
    listed.goal,
    listed.document_id,
    listed.line,
    listed.line as first_line,
    listed.last_line,
    listed.position
from listed
where
    $scope_unit_ids is null
    or list_contains($scope_unit_ids, listed.unit_id)
    or list_contains($scope_unit_ids, listed.department_id)
order by listed.department_id, listed.position
