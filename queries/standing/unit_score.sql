-- Each unit's score over its scheme and over each category, as of each month: categories summed, 无此项任务 by policy.
-- Grain: one row per unit, year, month 1 to 12 and category with scored leaves below it; category_id null means all.
-- Leaves to which the document gives no points are not scored: a scheme without points has no rows.
-- score is the lower bound (what the reports at hand earn); score_upper is reached if all that is unreported is done.
create table unit_score as
with counted as (
    select
        category_score.category_id as of_category_id,
        category_score.*
    from category_score
    union all
    select
        category_score.parent_category_id as of_category_id,
        category_score.*
    from category_score
    where category_score.parent_category_id is not null
    union all
    select
        null as of_category_id,
        category_score.*
    from category_score
),

summed as (
    select
        counted.scheme_id,
        counted.of_category_id as category_id,
        counted.unit_id,
        counted.year,
        counted.month,
        sum(counted.earned_lower) as earned_lower,
        sum(counted.earned_upper) as earned_upper,
        sum(counted.peer_lower) as peer_lower,
        sum(counted.peer_upper) as peer_upper,
        sum(counted.points) as points,
        sum(counted.assessable_points) as assessable_points,
        sum(counted.unscored_points) as unscored_points,
        sum(counted.not_applicable_points) as not_applicable_points,
        sum(counted.due_count)::integer as due_count,
        sum(counted.reported_count)::integer as reported_count,
        sum(counted.schedulable_count)::integer as schedulable_count,
        sum(counted.on_schedule_count)::integer as on_schedule_count,
        sum(counted.behind_count)::integer as behind_count,
        sum(counted.far_behind_count)::integer as far_behind_count,
        array_to_string(list_sort(list_distinct(flatten(list(counted.target_bases)))), '+') as target_basis,
        array_to_string(list_sort(list_distinct(flatten(list(counted.actual_bases)))), '+') as actual_basis
    from counted
    group by counted.scheme_id, counted.of_category_id, counted.unit_id, counted.year, counted.month
)

select
    summed.*,
    summed.earned_lower / nullif(summed.assessable_points, 0) as score_rate,
    summed.reported_count / nullif(summed.due_count, 0) as report_coverage,
    half_up(case
        when summed.not_applicable_points = 0 then summed.earned_lower
        when scheme.not_applicable_policy = 'full' then summed.earned_lower + summed.not_applicable_points
        when scheme.not_applicable_policy = 'peer_average' then summed.earned_lower + summed.peer_lower
        else
            summed.earned_lower * (summed.assessable_points + summed.not_applicable_points)
            / nullif(summed.assessable_points, 0)
    end) as score,
    half_up(case
        when summed.not_applicable_points = 0 then summed.earned_upper
        when scheme.not_applicable_policy = 'full' then summed.earned_upper + summed.not_applicable_points
        when scheme.not_applicable_policy = 'peer_average' then summed.earned_upper + summed.peer_upper
        else
            summed.earned_upper * (summed.assessable_points + summed.not_applicable_points)
            / nullif(summed.assessable_points, 0)
    end) as score_upper
from summed
inner join scheme
    on summed.scheme_id = scheme.scheme_id;
