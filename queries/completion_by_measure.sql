-- How far has a peer group come on each measure: the sum of what was done over the sum of what was asked?
-- Grain: one row per measure that was given to a unit of the group, in printed order.
-- Amounts are summed only where they can be: quantities, and rates as summed numerators over summed denominators.
-- Where a target is ambiguous there is no sum. A total printed above the units is none of them.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $peer_group      one peer group; null for all
-- $measure_id      one measure; null for all
-- $scope_unit_ids  the units the reader may see; null for all
with standing as (
    select measure_standing.*
    from measure_standing
    inner join unit
        on measure_standing.unit_id = unit.unit_id
    inner join assessed_unit
        on
            measure_standing.scheme_id = assessed_unit.scheme_id
            and measure_standing.year = assessed_unit.year
            and measure_standing.unit_id = assessed_unit.unit_id
    where
        measure_standing.scheme_id = $scheme_id
        and measure_standing.year = $year
        and measure_standing.month = $month
        and ($peer_group is null or unit.peer_group = $peer_group)
        and ($measure_id is null or measure_standing.measure_id = $measure_id)
        and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
),

summed as (
    select
        standing.measure_id,
        any_value(standing.measure_name) as measure_name,
        any_value(standing.indicator_id) as indicator_id,
        any_value(standing.category_id) as category_id,
        any_value(standing.kind) as kind,
        any_value(standing.direction) as direction,
        any_value(standing.unit_of_measure) as unit_of_measure,
        any_value(standing.expected_share) as expected_share,
        min(standing.position) as position,
        count(*) as unit_count,
        count(*) filter (where standing.state in ('reported', 'unreported')) as due_count,
        count(*) filter (where standing.state = 'reported') as reported_count,
        count(*) filter (where standing.state = 'ambiguous') as ambiguous_count,
        count(*) filter (where standing.light in ('behind', 'far_behind')) as behind_count,
        count(*) filter (where standing.light = 'far_behind') as far_behind_count,
        sum(standing.target_value) as target_value,
        sum(standing.value) as value,
        sum(standing.numerator) as numerator,
        sum(standing.denominator) as denominator,
        array_to_string(list_sort(list(distinct standing.target_basis)), '+') as target_basis,
        array_to_string(list_sort(list(distinct standing.actual_basis)), '+') as actual_basis,
        array_to_string(list_sort(list(distinct standing.record_id)), '、') as record_id,
        any_value(standing.document_id) as document_id,
        min(standing.line) as first_line,
        max(standing.line) as last_line
    from standing
    group by standing.measure_id
),

completed as (
    select
        summed.*,
        summed.kind = 'quantity' and summed.direction = 'higher' and summed.ambiguous_count = 0 as is_summable
    from summed
)

select
    completed.measure_id,
    completed.measure_name,
    indicator.indicator_name,
    category.category_name,
    completed.kind,
    completed.direction,
    completed.unit_of_measure,
    completed.unit_count,
    completed.due_count,
    completed.reported_count,
    completed.due_count - completed.reported_count as unreported_count,
    completed.ambiguous_count,
    completed.behind_count,
    completed.far_behind_count,
    case when completed.is_summable then completed.target_value end as target_value,
    case
        when completed.kind = 'ratio' then 100 * completed.numerator / nullif(completed.denominator, 0)
        when completed.is_summable then completed.value
    end as value,
    case when completed.is_summable then completed.value / nullif(completed.target_value, 0) end as completion_rate,
    completed.expected_share,
    case
        when completed.is_summable
            then 100 * (completed.value / nullif(completed.target_value, 0) - completed.expected_share)
    end as schedule_gap,
    completed.target_basis,
    completed.actual_basis,
    completed.record_id,
    completed.document_id,
    completed.first_line as line,
    completed.first_line,
    completed.last_line,
    completed.position
from completed
inner join indicator
    on completed.indicator_id = indicator.indicator_id
inner join category
    on completed.category_id = category.category_id
order by completed.position, completed.measure_id
