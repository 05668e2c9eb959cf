-- Each unit's score over its scheme and over each category, as of each month: categories summed, 无此项任务 by policy.
-- Grain: one row per unit, year, month and category with scored leaves below it; category_id null means all.
-- Leaves to which the document gives no points are not scored: a scheme without points has no rows.
-- score is the lower bound (what the reports at hand earn); score_upper is reached if all that is unreported is done.
-- Both hold the ordinary points, scaled where 无此项任务 asks for it, and the bonus and the penalty outside them, capped.
create or replace table unit_score as
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
        sum(counted.points) as points,
        sum(counted.assessable_points) as assessable_points,
        sum(counted.unscored_points) as unscored_points,
        sum(counted.not_applicable_points) as not_applicable_points,
        sum(counted.credited_points) as credited_points,
        sum(counted.rescaled_points) as rescaled_points,
        sum(counted.credited_lower) as credited_lower,
        sum(counted.credited_upper) as credited_upper,
        sum(counted.bonus_lower) as bonus_lower,
        sum(counted.bonus_upper) as bonus_upper,
        sum(counted.penalty_lower) as penalty_lower,
        sum(counted.penalty_upper) as penalty_upper,
        sum(counted.veto_count)::integer as veto_count,
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
),

capped as (
    select
        summed.* exclude (bonus_lower, bonus_upper, penalty_lower, penalty_upper),
        summed.assessable_points + summed.credited_points as scored_points,
        at_most(summed.bonus_lower, scoring_method.bonus_cap) as bonus_lower,
        at_most(summed.bonus_upper, scoring_method.bonus_cap) as bonus_upper,
        -at_most(-summed.penalty_lower, scoring_method.penalty_cap) as penalty_lower,
        -at_most(-summed.penalty_upper, scoring_method.penalty_cap) as penalty_upper
    from summed
    inner join scoring_method
        on
            summed.scheme_id = scoring_method.scheme_id
            and summed.year = scoring_method.year
            and summed.month = scoring_method.month
),

based as (
    select
        capped.*,
        rescaled(capped.earned_lower + capped.credited_lower, capped.scored_points, capped.rescaled_points)
            as base_score,
        rescaled(capped.earned_upper + capped.credited_upper, capped.scored_points, capped.rescaled_points)
            as base_score_upper
    from capped
)

select
    based.*,
    based.earned_lower / nullif(based.assessable_points, 0) as score_rate,
    based.reported_count / nullif(based.due_count, 0) as report_coverage,
    based.base_score + based.bonus_lower + based.penalty_lower as score,
    based.base_score_upper + based.bonus_upper + based.penalty_upper as score_upper
from based;
