-- Each unit's points in each category, as of each month: leaves summed, never rounded again.
-- Grain: one row per category with scored leaves of its own, unit, year and month 1 to 12.
create table category_score as
select
    leaf_score.scheme_id,
    leaf_score.category_id,
    leaf_score.unit_id,
    leaf_score.year,
    leaf_score.month,
    any_value(category.parent_category_id) as parent_category_id,
    sum(leaf_score.earned_lower) as earned_lower,
    sum(leaf_score.earned_upper) as earned_upper,
    sum(leaf_score.peer_lower) as peer_lower,
    sum(leaf_score.peer_upper) as peer_upper,
    sum(leaf_score.points) as points,
    sum(leaf_score.assessable_points) as assessable_points,
    sum(leaf_score.unscored_points) as unscored_points,
    sum(leaf_score.not_applicable_points) as not_applicable_points,
    sum(leaf_score.due_count)::integer as due_count,
    sum(leaf_score.reported_count)::integer as reported_count,
    sum(leaf_score.pending_count)::integer as pending_count,
    sum(leaf_score.ambiguous_count)::integer as ambiguous_count,
    sum(leaf_score.not_applicable_count)::integer as not_applicable_count,
    sum(leaf_score.not_due_count)::integer as not_due_count,
    sum(leaf_score.undefined_count)::integer as undefined_count,
    sum(leaf_score.schedulable_count)::integer as schedulable_count,
    sum(leaf_score.on_schedule_count)::integer as on_schedule_count,
    sum(leaf_score.behind_count)::integer as behind_count,
    sum(leaf_score.far_behind_count)::integer as far_behind_count,
    list_sort(list_distinct(flatten(list(leaf_score.target_bases)))) as target_bases,
    list_sort(list_distinct(flatten(list(leaf_score.actual_bases)))) as actual_bases
from leaf_score
inner join category
    on leaf_score.category_id = category.category_id
group by
    leaf_score.scheme_id,
    leaf_score.category_id,
    leaf_score.unit_id,
    leaf_score.year,
    leaf_score.month;
