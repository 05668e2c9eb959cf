-- What do the measures of each leaf add up to for each unit, as of each month, however they will be combined?
-- Grain: one row per leaf, unit, year and month.
create view leaf_standing as
select
    scored_measure.scheme_id,
    scored_measure.indicator_id,
    scored_measure.unit_id,
    scored_measure.year,
    scored_measure.month,
    any_value(scored_measure.category_id) as category_id,
    any_value(scored_measure.indicator_points) as points,
    any_value(scored_measure.combination) as combination,
    count(*) filter (where scored_measure.state in ('reported', 'unreported')) as due_count,
    count(*) filter (where scored_measure.state = 'reported') as reported_count,
    count(*) filter (where scored_measure.state = 'pending') as pending_count,
    count(*) filter (where scored_measure.state = 'ambiguous') as ambiguous_count,
    count(*) filter (where scored_measure.state = 'not_applicable') as not_applicable_count,
    count(*) filter (where scored_measure.state = 'not_due') as not_due_count,
    count(*) filter (where scored_measure.state = 'undefined') as undefined_count,
    count(*) filter (where scored_measure.has_light and scored_measure.state in ('reported', 'unreported'))
        as schedulable_count,
    count(*) filter (where scored_measure.light in ('ahead', 'on_track')) as on_schedule_count,
    count(*) filter (where scored_measure.light in ('behind', 'far_behind')) as behind_count,
    count(*) filter (where scored_measure.light = 'far_behind') as far_behind_count,
    count(*) filter (where scored_measure.rule in ('bonus_step', 'penalty_step', 'veto')) as extra_count,
    sum(scored_measure.weight) filter (where scored_measure.state in ('reported', 'unreported'))
        as assessable_weight,
    sum(scored_measure.weight) filter (where scored_measure.state = 'not_applicable') as not_applicable_weight,
    sum(scored_measure.weight * scored_measure.lower_share) as split_lower,
    sum(scored_measure.weight * scored_measure.upper_share) as split_upper,
    min(scored_measure.lower_share) as minimum_lower,
    min(scored_measure.upper_share) as minimum_upper,
    coalesce(sum(scored_measure.lower_extra) filter (where scored_measure.rule = 'bonus_step'), 0) as bonus_lower,
    coalesce(sum(scored_measure.upper_extra) filter (where scored_measure.rule = 'bonus_step'), 0) as bonus_upper,
    coalesce(sum(scored_measure.lower_extra) filter (where scored_measure.rule = 'penalty_step'), 0)
        as penalty_lower,
    coalesce(sum(scored_measure.upper_extra) filter (where scored_measure.rule = 'penalty_step'), 0)
        as penalty_upper,
    count(*) filter (where scored_measure.is_vetoed) as veto_count,
    -- Repeated here; distinct where they are read, which costs a tenth.
    list(scored_measure.target_basis) as target_bases,
    list(scored_measure.actual_basis) filter (where scored_measure.actual_basis is not null) as actual_bases
from scored_measure
group by
    scored_measure.scheme_id,
    scored_measure.indicator_id,
    scored_measure.unit_id,
    scored_measure.year,
    scored_measure.month;
