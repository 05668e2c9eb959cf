-- Where does each unit rank inside its peer group, as of each month, with ties, open intervals and the month before?
-- Grain: one row per unit, year, month 1 to 12 and category; category_id null means the whole scheme.
-- Ranked is the published 2-decimal score. No rank has a unit that has reported nothing, or that is alone in its group.
-- is_official: the unit reports as much as the scheme asks for, and nothing in its group is simulated.
-- grade: by the scheme's scale in percent of the points; a veto gives the lowest, and a quota of the best grade lets
-- the units beyond it down by one, with all that are tied with them (domain.md, section 3).
create or replace table unit_rank as
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
    unit_place.rank,
    coalesce(unit_place.is_tied, false) as is_tied,
    case when group_score.group_size > 1 then rank_interval.best_rank end as best_rank,
    case when group_score.group_size > 1 then rank_interval.worst_rank end as worst_rank,
    lag(unit_place.rank) over months - unit_place.rank as rank_change,
    coalesce(not unit_place.is_simulated and group_score.report_coverage >= unit_place.coverage_threshold, false)
        as is_official,
    case
        when group_score.veto_count > 0 then lowest_grade(unit_place.grade_scale)
        when
            unit_place.grade_by_score = grade(unit_place.grade_scale, 1e9)
            and unit_place.place > floor(round(unit_place.grade_quota * group_score.group_size, 9))
            then lower_grade(unit_place.grade_scale, unit_place.grade_by_score)
        else unit_place.grade_by_score
    end as grade,
    group_score.veto_count,
    group_score.base_score::double as base_score,
    group_score.bonus_lower::double as bonus_points,
    group_score.penalty_lower::double as penalty_points,
    group_score.score::double as score,
    group_score.score_upper::double as score_upper,
    (group_score.score - lag(group_score.score) over months)::double as score_change,
    group_score.score_rate,
    group_score.points,
    group_score.assessable_points::double as assessable_points,
    group_score.unscored_points::double as unscored_points,
    group_score.not_applicable_points::double as not_applicable_points,
    group_score.credited_points::double as credited_points,
    group_score.credited_lower::double as credited_earned_points,
    group_score.rescaled_points::double as rescaled_points,
    group_score.earned_lower::double as earned_points,
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
inner join rank_interval
    on
        group_score.scheme_id = rank_interval.scheme_id
        and group_score.category_id is not distinct from rank_interval.category_id
        and group_score.unit_id = rank_interval.unit_id
        and group_score.year = rank_interval.year
        and group_score.month = rank_interval.month
left join unit_place
    on
        group_score.scheme_id = unit_place.scheme_id
        and group_score.category_id is not distinct from unit_place.category_id
        and group_score.unit_id = unit_place.unit_id
        and group_score.year = unit_place.year
        and group_score.month = unit_place.month
window
    months as (
        partition by group_score.scheme_id, group_score.category_id, group_score.unit_id, group_score.year
        order by group_score.month
    );
