-- How much of its money had each project planned to spend, and spent, as of each month?
-- Grain: one row per project of a scheme's year and month 1 to 12.
-- The plan is a step line: what counts is its last node reached, and an execution is due at every node.
-- state: reported; unreported (a node is reached, no execution since); not_due (before the first node);
-- nothing_planned (the plan begins later, and nothing has been spent); no_plan (the form leaves it blank);
-- unclear_plan (neither reading of its shares fits, domain.md, section 5); no_budget. A project that spends before its
-- plan begins is reported. light is by the scheme's preset, executed against planned.
create view project_spending as
with months as (select unnest(range(1, 13)) as month),

node as (
    select
        spending.unit_id,
        spending.year,
        spending.period_end,
        spending.cumulative_share / 100 as planned_share,
        spending.share_as_printed,
        spending.plan_mode,
        spending.line
    from spending
    where spending.kind = 'plan'
),

plan as (
    select
        node.unit_id,
        node.year,
        bool_or(node.share_as_printed is not null) as is_printed,
        any_value(node.plan_mode) as plan_mode,
        min(node.line) as first_line,
        max(node.line) as last_line
    from node
    group by node.unit_id, node.year
),

dated as (
    select
        scheme.scheme_id,
        scheme.year,
        project.unit_id,
        project.budget_yuan,
        project.document_id,
        project.line,
        months.month,
        last_day(make_date(scheme.year, months.month, 1)) as period_end
    from project
    inner join scheme
        on project.document_id = scheme.document_id
    cross join months
),

matched as (
    select
        dated.*,
        node.period_end as node_end,
        node.planned_share,
        executed_spending.period_end as executed_end,
        executed_spending.record as execution
    from dated
    asof left join node
        on
            dated.unit_id = node.unit_id
            and dated.year = node.year
            and dated.period_end >= node.period_end
    asof left join executed_spending
        on
            dated.unit_id = executed_spending.unit_id
            and dated.year = executed_spending.year
            and dated.period_end >= executed_spending.period_end
),

stated as (
    select
        matched.*,
        coalesce(plan.first_line, matched.line) as first_line,
        coalesce(plan.last_line, matched.line) as last_line,
        plan.plan_mode,
        matched.budget_yuan * matched.planned_share as planned_yuan,
        matched.execution.amount_yuan as executed_yuan,
        matched.execution.amount_yuan / nullif(matched.budget_yuan, 0) as executed_share,
        matched.execution.basis as executed_basis,
        matched.execution.record_id,
        case
            when not coalesce(plan.is_printed, false) then 'no_plan'
            when coalesce(matched.budget_yuan, 0) <= 0 then 'no_budget'
            when plan.plan_mode is null then 'unclear_plan'
            when matched.node_end is null then 'not_due'
            when matched.planned_share is null then 'unclear_plan'
            when matched.executed_end is null or matched.executed_end < matched.node_end then 'unreported'
            when matched.planned_share = 0 and matched.execution.amount_yuan <= 0 then 'nothing_planned'
            else 'reported'
        end as state
    from matched
    left join plan
        on
            matched.unit_id = plan.unit_id
            and matched.year = plan.year
)

select
    stated.*,
    scoring_method.light_preset,
    scoring_method.policy_origin,
    case
        when stated.state = 'reported'
            then light(scoring_method.light_preset, false, null, stated.executed_share, stated.planned_share, true)
    end as light
from stated
inner join scoring_method
    on
        stated.scheme_id = scoring_method.scheme_id
        and stated.year = scoring_method.year
        and stated.month = scoring_method.month;
