-- What do the measures of each leaf add up to for each unit, as of each month, however they will be combined?
-- Grain: one row per leaf, unit, year and month.
create view leaf_standing as
select
    measure_standing.scheme_id,
    measure_standing.indicator_id,
    measure_standing.unit_id,
    measure_standing.year,
    measure_standing.month,
    any_value(measure_standing.category_id) as category_id,
    any_value(measure_standing.indicator_points) as points,
    any_value(measure_standing.combination) as combination,
    count(*) filter (where measure_standing.state in ('reported', 'unreported')) as due_count,
    count(*) filter (where measure_standing.state = 'reported') as reported_count,
    count(*) filter (where measure_standing.state = 'pending') as pending_count,
    count(*) filter (where measure_standing.state = 'ambiguous') as ambiguous_count,
    count(*) filter (where measure_standing.state = 'not_applicable') as not_applicable_count,
    count(*) filter (where measure_standing.state = 'not_due') as not_due_count,
    count(*) filter (where measure_standing.state = 'undefined') as undefined_count,
    count(*) filter (where measure_standing.has_light and measure_standing.state in ('reported', 'unreported'))
        as schedulable_count,
    count(*) filter (where measure_standing.light in ('ahead', 'on_track')) as on_schedule_count,
    count(*) filter (where measure_standing.light in ('behind', 'far_behind')) as behind_count,
    count(*) filter (where measure_standing.light = 'far_behind') as far_behind_count,
    count(*) filter (where measure_standing.rule in ('bonus_step', 'penalty_step', 'veto')) as extra_count,
    sum(measure_standing.weight) filter (where measure_standing.state in ('reported', 'unreported'))
        as assessable_weight,
    sum(measure_standing.weight) filter (where measure_standing.state = 'not_applicable') as not_applicable_weight,
    sum(measure_standing.weight * measure_standing.lower_share) as split_lower,
    sum(measure_standing.weight * measure_standing.upper_share) as split_upper,
    min(measure_standing.lower_share) as minimum_lower,
    min(measure_standing.upper_share) as minimum_upper,
    coalesce(sum(measure_standing.lower_extra) filter (where measure_standing.rule = 'bonus_step'), 0) as bonus_lower,
    coalesce(sum(measure_standing.upper_extra) filter (where measure_standing.rule = 'bonus_step'), 0) as bonus_upper,
    coalesce(sum(measure_standing.lower_extra) filter (where measure_standing.rule = 'penalty_step'), 0)
        as penalty_lower,
    coalesce(sum(measure_standing.upper_extra) filter (where measure_standing.rule = 'penalty_step'), 0)
        as penalty_upper,
    count(*) filter (where measure_standing.is_vetoed) as veto_count,
    list(distinct measure_standing.target_basis) as target_bases,
    list(distinct measure_standing.actual_basis) filter (where measure_standing.actual_basis is not null)
        as actual_bases
from measure_standing
group by
    measure_standing.scheme_id,
    measure_standing.indicator_id,
    measure_standing.unit_id,
    measure_standing.year,
    measure_standing.month;
