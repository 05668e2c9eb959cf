-- How much of its budget did a department execute, and what is that worth by the rule?
-- Grain: one row per department whose form prints a total; money in yuan, rates in percent.
-- The score is that of the scoring chain at the end of the year, in which the budget is the target of what is executed:
-- points × min(executed ÷ budget, 1), so more than the budget earns no more (domain.md, section 5).
-- $scheme_id       the scheme
-- $scope_unit_ids  the units the reader may see; null for all
with block as (
    select
        budget_line.unit_id,
        budget_line.document_id,
        max(budget_line.initial_yuan) filter (where budget_line.side = 'total')::decimal(18, 2) as budget_yuan,
        max(budget_line.executed_yuan) filter (where budget_line.side = 'total')::decimal(18, 2) as executed_yuan,
        sum(budget_line.initial_yuan::decimal(18, 2)) filter (where budget_line.side = 'income') as income_yuan,
        sum(budget_line.executed_yuan::decimal(18, 2)) filter (
            where budget_line.side = 'expenditure'
        ) as expenditure_yuan,
        min(budget_line.line) as first_line,
        max(budget_line.line) as last_line
    from budget_line
    group by budget_line.unit_id, budget_line.document_id
),

stated as (
    select
        actual.unit_id,
        indicator.scheme_id,
        indicator.indicator_id,
        actual.value as stated_rate,
        stated_score.points,
        stated_score.self_score,
        stated_score.line
    from measure
    inner join indicator
        on measure.indicator_id = indicator.indicator_id
    inner join actual
        on
            measure.measure_id = actual.measure_id
            and actual.basis = 'source'
    left join stated_score
        on
            indicator.indicator_id = stated_score.indicator_id
            and actual.unit_id = stated_score.unit_id
    where measure.concept = '预算执行率'
)

select
    unit.unit_id,
    unit.unit_name,
    stated.indicator_id,
    block.budget_yuan::double as budget_yuan,
    block.executed_yuan::double as executed_yuan,
    block.income_yuan::double as income_yuan,
    block.expenditure_yuan::double as expenditure_yuan,
    (block.executed_yuan - block.expenditure_yuan)::double as breakdown_difference_yuan,
    (block.budget_yuan - block.income_yuan)::double as income_difference_yuan,
    stated.stated_rate,
    half_up(100 * block.executed_yuan::decimal(18, 6) / nullif(block.budget_yuan, 0))::double as computed_rate,
    stated.points,
    stated.self_score as stated_score,
    leaf_score.score::double as computed_score,
    block.executed_yuan > block.budget_yuan as is_over_budget,
    block.document_id,
    stated.line,
    block.first_line,
    block.last_line
from block
inner join scheme
    on block.document_id = scheme.document_id
inner join unit
    on block.unit_id = unit.unit_id
left join stated
    on
        scheme.scheme_id = stated.scheme_id
        and block.unit_id = stated.unit_id
left join leaf_score
    on
        stated.indicator_id = leaf_score.indicator_id
        and stated.unit_id = leaf_score.unit_id
        and scheme.year = leaf_score.year
        and leaf_score.month = 12
        and leaf_score.unscored_points = 0
where
    scheme.scheme_id = $scheme_id
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by unit.position
