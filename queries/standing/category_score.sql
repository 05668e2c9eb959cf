-- Each unit's points in each category, as of each month: leaves summed, never rounded again.
-- Grain: one row per category with scored leaves of its own, unit, year and month.
create or replace table category_score as
select
    credited_leaf.scheme_id,
    credited_leaf.category_id,
    credited_leaf.unit_id,
    credited_leaf.year,
    credited_leaf.month,
    any_value(category.parent_category_id) as parent_category_id,
    sum(credited_leaf.earned_lower) as earned_lower,
    sum(credited_leaf.earned_upper) as earned_upper,
    sum(credited_leaf.points) as points,
    sum(credited_leaf.assessable_points) as assessable_points,
    sum(credited_leaf.unscored_points) as unscored_points,
    sum(credited_leaf.not_applicable_points) as not_applicable_points,
    sum(credited_leaf.credited_points) as credited_points,
    sum(credited_leaf.rescaled_points) as rescaled_points,
    sum(credited_leaf.credited_lower) as credited_lower,
    sum(credited_leaf.credited_upper) as credited_upper,
    sum(credited_leaf.bonus_lower) as bonus_lower,
    sum(credited_leaf.bonus_upper) as bonus_upper,
    sum(credited_leaf.penalty_lower) as penalty_lower,
    sum(credited_leaf.penalty_upper) as penalty_upper,
    sum(credited_leaf.veto_count)::integer as veto_count,
    sum(credited_leaf.due_count)::integer as due_count,
    sum(credited_leaf.reported_count)::integer as reported_count,
    sum(credited_leaf.pending_count)::integer as pending_count,
    sum(credited_leaf.ambiguous_count)::integer as ambiguous_count,
    sum(credited_leaf.not_applicable_count)::integer as not_applicable_count,
    sum(credited_leaf.not_due_count)::integer as not_due_count,
    sum(credited_leaf.undefined_count)::integer as undefined_count,
    sum(credited_leaf.schedulable_count)::integer as schedulable_count,
    sum(credited_leaf.on_schedule_count)::integer as on_schedule_count,
    sum(credited_leaf.behind_count)::integer as behind_count,
    sum(credited_leaf.far_behind_count)::integer as far_behind_count,
    list_sort(list_distinct(flatten(list(credited_leaf.target_bases)))) as target_bases,
    list_sort(list_distinct(flatten(list(credited_leaf.actual_bases)))) as actual_bases
from credited_leaf
inner join category
    on credited_leaf.category_id = category.category_id
group by
    credited_leaf.scheme_id,
    credited_leaf.category_id,
    credited_leaf.unit_id,
    credited_leaf.year,
    credited_leaf.month;
