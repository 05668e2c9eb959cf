-- Do the money and the work of each project move together, and where does one run ahead of the other?
-- Grain: one row per project, in printed order; corner is null where money or work cannot be judged.
-- Money: executed against planned at the last node reached. Work: outputs on time of outputs due. Both are judged by
-- the light preset of the scheme (domain.md, sections 4 and 5); states as in project_spending and project_work, and
-- no_output. spending_position lies left of spending_position_from where money is behind: a ratio, in the preset gap a
-- distance in percentage points; it is null where nothing was planned yet.
-- $scheme_id       the scheme
-- $year            the year
-- $month           the last month included, 1 to 12
-- $scope_unit_ids  the units the reader may see: the project or its department; null for all
select
    unit.unit_id,
    unit.unit_name,
    department.unit_name as department_name,
    spending.budget_yuan,
    spending.node_end,
    spending.planned_share,
    spending.planned_yuan,
    spending.plan_mode,
    spending.executed_end,
    spending.executed_yuan,
    spending.executed_share,
    spending.state as spending_state,
    spending.light as spending_light,
    spending.light_preset,
    spending.policy_origin,
    case when spending.state = 'reported' then spending.executed_share / nullif(spending.planned_share, 0) end
        as spending_pace,
    case when spending.state = 'reported' then 100 * (spending.executed_share - spending.planned_share) end
        as spending_gap,
    case
        when spending.state <> 'reported' then null
        when spending.light_preset = 'gap' then 100 * (spending.executed_share - spending.planned_share)
        else spending.executed_share / nullif(spending.planned_share, 0)
    end as spending_position,
    case spending.light_preset
        when 'gap' then 100 * light_from('gap', 'on_track', 0)
        else light_from(spending.light_preset, 'on_track', 1)
    end as spending_position_from,
    coalesce(outputs.due_count, 0) as output_due_count,
    coalesce(outputs.reported_count, 0) as output_reported_count,
    coalesce(outputs.on_time_count, 0) as output_on_time_count,
    outputs.on_time_share as output_share,
    outputs.on_time_share_upper as output_share_upper,
    light_from(spending.light_preset, 'on_track', 1) as output_share_from,
    coalesce(outputs.state, 'no_output') as output_state,
    coalesce(outputs.late_outputs, []) as late_outputs,
    case
        when spending.state <> 'reported' or coalesce(outputs.state, 'no_output') <> 'reported' then null
        when spending.light in ('ahead', 'on_track') and outputs.is_on_time then 'both_on_time'
        when spending.light in ('ahead', 'on_track') then 'money_first'
        when outputs.is_on_time then 'work_first'
        else 'both_behind'
    end as corner,
    'source' as target_basis,
    nullif(concat_ws('+', spending.executed_basis, nullif(outputs.basis, spending.executed_basis)), '') as actual_basis,
    spending.record_id,
    spending.document_id,
    spending.line,
    spending.first_line,
    spending.last_line,
    unit.position
from project_spending as spending
inner join unit
    on spending.unit_id = unit.unit_id
inner join unit as department
    on unit.parent_unit_id = department.unit_id
left join project_work as outputs
    on
        spending.scheme_id = outputs.scheme_id
        and spending.unit_id = outputs.unit_id
        and spending.year = outputs.year
        and spending.month = outputs.month
where
    spending.scheme_id = $scheme_id
    and spending.year = $year
    and spending.month = $month
    and (
        $scope_unit_ids is null
        or list_contains($scope_unit_ids, unit.unit_id)
        or list_contains($scope_unit_ids, department.unit_id)
    )
order by unit.position
