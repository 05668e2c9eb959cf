-- How far has the whole come for one measure: the sum of what was done over the sum of what was asked?
-- Grain: one row per parent whose children were given the measure.
-- Rates are summed numerators over summed denominators, never averages.
-- The stated total stands beside the computed one, and is the denominator where a child's value is ambiguous.
-- $scheme_id   the scheme
-- $measure_id  the measure
-- $year        the assessment year
-- $month       the last month included, 1 to 12
with standing as (
    select
        measure_standing.*,
        unit.parent_unit_id
    from measure_standing
    inner join unit
        on measure_standing.unit_id = unit.unit_id
    where
        measure_standing.scheme_id = $scheme_id
        and measure_standing.measure_id = $measure_id
        and measure_standing.year = $year
        and measure_standing.month = $month
),

summed as (
    select
        standing.parent_unit_id,
        any_value(standing.kind) as kind,
        any_value(standing.expected_share) as expected_share,
        count(*) as child_count,
        count(*) filter (where standing.state in ('reported', 'unreported') or standing.value is not null) as due_count,
        count(*) filter (where standing.state = 'reported' or standing.value is not null) as reported_count,
        count(*) filter (where standing.state = 'ambiguous') as ambiguous_count,
        sum(standing.value) as value,
        sum(standing.numerator) as numerator,
        sum(standing.denominator) as denominator,
        sum(standing.target_value) as computed_target
    from standing
    where standing.parent_unit_id is not null
    group by standing.parent_unit_id
)

select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    summed.child_count,
    summed.due_count,
    summed.reported_count,
    summed.ambiguous_count,
    summed.kind,
    stated.target_value as stated_target,
    case when summed.ambiguous_count = 0 then summed.computed_target end as computed_target,
    case
        when summed.kind = 'ratio' then 100 * summed.numerator / nullif(summed.denominator, 0)
        when summed.kind = 'quantity' then summed.value
    end as value,
    case
        when summed.kind = 'quantity'
            then summed.value / nullif(
                case when summed.ambiguous_count > 0 then stated.target_value else summed.computed_target end, 0
            )
    end as completion_rate,
    summed.expected_share,
    stated.line
from summed
inner join unit
    on summed.parent_unit_id = unit.unit_id
left join standing as stated
    on summed.parent_unit_id = stated.unit_id
order by unit.position
