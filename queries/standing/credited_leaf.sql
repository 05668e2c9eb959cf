-- Which points of 无此项任务 is each unit credited with, leaf by leaf: all of them, its peers' average, or none?
-- Grain: one row per leaf, unit, year and month; as leaf_score, with the credit (domain.md, section 2).
-- The average of the peers is what the others of the group earned over what they could have earned on the same leaf;
-- where no other was given it, its points are rescaled. rescaled_points are those that the rest stands for.
create view credited_leaf as
with averaged as (
    select
        leaf_score.*,
        sum(leaf_score.assessable_points) over peers - leaf_score.assessable_points as peer_points,
        sum(leaf_score.earned_lower) over peers - leaf_score.earned_lower as peer_lower,
        sum(leaf_score.earned_upper) over peers - leaf_score.earned_upper as peer_upper
    from leaf_score
    window peers as (
        partition by
            leaf_score.scheme_id,
            leaf_score.indicator_id,
            leaf_score.peer_group,
            leaf_score.year,
            leaf_score.month
    )
),

decided as (
    select
        averaged.*,
        averaged.not_applicable_policy = 'full'
        or (averaged.not_applicable_policy = 'peer_average' and averaged.peer_points > 0) as is_credited
    from averaged
)

select
    decided.* exclude (peer_points, peer_lower, peer_upper, is_credited, not_applicable_policy, peer_group),
    case when decided.is_credited then decided.not_applicable_points else 0 end as credited_points,
    case when decided.is_credited then 0 else decided.not_applicable_points end as rescaled_points,
    case
        when not decided.is_credited then 0
        when decided.not_applicable_policy = 'full' then half_up(decided.not_applicable_points)
        else half_up(decided.not_applicable_points * decided.peer_lower / decided.peer_points)
    end as credited_lower,
    case
        when not decided.is_credited then 0
        when decided.not_applicable_policy = 'full' then half_up(decided.not_applicable_points)
        else half_up(decided.not_applicable_points * decided.peer_upper / decided.peer_points)
    end as credited_upper
from decided;
