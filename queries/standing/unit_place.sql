-- In which place does each unit of a peer group stand by its published score, as of each month, and what is that worth?
-- Grain: one row per unit that has reported, year, month and category, in groups of two or more.
-- place is the worst place of those that are tied; grade_by_score knows neither quota nor veto yet.
create view unit_place as
select
    group_score.scheme_id,
    group_score.category_id,
    group_score.unit_id,
    group_score.year,
    group_score.month,
    case scoring_method.tie_policy
        when 'dense' then dense_rank() over by_score
        else rank() over by_score
    end as rank,
    count(*) over (
        partition by
            group_score.scheme_id,
            group_score.category_id,
            group_score.peer_group,
            group_score.year,
            group_score.month,
            group_score.score
    ) > 1 as is_tied,
    -- How many have as much or more: the worst place of those that are tied.
    count(*) over by_score as place,
    bool_or(contains(coalesce(group_score.actual_basis, ''), 'demo') or contains(group_score.target_basis, 'demo'))
        over (
            partition by
                group_score.scheme_id,
                group_score.category_id,
                group_score.peer_group,
                group_score.year,
                group_score.month
        ) as is_simulated,
    grade(
        scoring_method.grade_scale,
        100 * group_score.score / nullif(group_score.scored_points + group_score.rescaled_points, 0)
    ) as grade_by_score,
    scoring_method.grade_scale,
    scoring_method.grade_quota,
    scoring_method.coverage_threshold
from group_score
inner join scoring_method
    on
        group_score.scheme_id = scoring_method.scheme_id
        and group_score.year = scoring_method.year
        and group_score.month = scoring_method.month
where
    group_score.reported_count > 0
    and group_score.group_size > 1
window
    by_score as (
        partition by
            group_score.scheme_id,
            group_score.category_id,
            group_score.peer_group,
            group_score.year,
            group_score.month
        order by group_score.score desc
    );
