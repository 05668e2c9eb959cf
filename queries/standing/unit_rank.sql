-- Where does each unit rank inside its peer group, as of each month, with ties, open intervals and the month before?
-- Grain: one row per unit, year, month 1 to 12 and category; category_id null means the whole scheme.
-- Ranked is the published 2-decimal score. No rank has a unit that has reported nothing, or that is alone in its group
-- (domain.md, section 3).
create table unit_rank as
with ranked as (
    select
        group_score.scheme_id,
        group_score.category_id,
        group_score.unit_id,
        group_score.year,
        group_score.month,
        case scheme.tie_policy
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
        ) > 1 as is_tied
    from group_score
    inner join scheme
        on group_score.scheme_id = scheme.scheme_id
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
        )
),

bounded as (
    select
        group_score.scheme_id,
        group_score.category_id,
        group_score.unit_id,
        group_score.year,
        group_score.month,
        1 + count(*) filter (where other.score > group_score.score_upper) as best_rank,
        1 + count(*) filter (where other.score_upper > group_score.score) as worst_rank
    from group_score
    left join group_score as other
        on
            group_score.scheme_id = other.scheme_id
            and group_score.category_id is not distinct from other.category_id
            and group_score.peer_group = other.peer_group
            and group_score.year = other.year
            and group_score.month = other.month
            and group_score.unit_id <> other.unit_id
    group by group_score.scheme_id, group_score.category_id, group_score.unit_id, group_score.year, group_score.month
)

select
    group_score.scheme_id,
    group_score.category_id,
    group_score.unit_id,
    group_score.unit_name,
    group_score.short_name,
    group_score.division_code,
    group_score.peer_group,
    group_score.position,
    group_score.year,
    group_score.month,
    group_score.group_size,
    ranked.rank,
    coalesce(ranked.is_tied, false) as is_tied,
    case when group_score.group_size > 1 then bounded.best_rank end as best_rank,
    case when group_score.group_size > 1 then bounded.worst_rank end as worst_rank,
    lag(ranked.rank) over months - ranked.rank as rank_change,
    group_score.score::double as score,
    group_score.score_upper::double as score_upper,
    (group_score.score - lag(group_score.score) over months)::double as score_change,
    group_score.score_rate,
    group_score.points,
    group_score.assessable_points::double as assessable_points,
    group_score.unscored_points::double as unscored_points,
    group_score.not_applicable_points::double as not_applicable_points,
    group_score.report_coverage,
    group_score.reported_count,
    group_score.due_count,
    group_score.on_schedule_count,
    group_score.behind_count,
    group_score.far_behind_count,
    group_score.schedulable_count,
    group_score.target_basis,
    group_score.actual_basis
from group_score
inner join bounded
    on
        group_score.scheme_id = bounded.scheme_id
        and group_score.category_id is not distinct from bounded.category_id
        and group_score.unit_id = bounded.unit_id
        and group_score.year = bounded.year
        and group_score.month = bounded.month
left join ranked
    on
        group_score.scheme_id = ranked.scheme_id
        and group_score.category_id is not distinct from ranked.category_id
        and group_score.unit_id = ranked.unit_id
        and group_score.year = ranked.year
        and group_score.month = ranked.month
window
    months as (
        partition by group_score.scheme_id, group_score.category_id, group_score.unit_id, group_score.year
        order by group_score.month
    );
