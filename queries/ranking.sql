-- Who is first, by how much, and what has changed since the month before?
-- Grain: one row per unit of a peer group of two or more, or the one unit asked for; rank is null without a report.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $category_id     one category; null for the whole scheme
-- $peer_group      one peer group; null for all
-- $unit_id         only this unit, though it be alone in its group; null for all units
-- $compare_year    a year to compare with, at the same month; null for none
-- $scope_unit_ids  the units the reader may see; ranks count the whole group; null for all
select
    now.unit_id,
    now.unit_name,
    now.short_name,
    now.division_code,
    now.peer_group,
    now.position,
    now.group_size,
    now.rank,
    now.is_tied,
    now.best_rank,
    now.worst_rank,
    now.rank_change,
    now.is_official,
    now.grade,
    now.veto_count,
    now.score,
    now.score_upper,
    now.score_change,
    now.score_rate,
    now.base_score,
    now.bonus_points,
    now.penalty_points,
    now.credited_points,
    now.credited_earned_points,
    now.rescaled_points,
    now.earned_points,
    now.points,
    now.assessable_points,
    now.unscored_points,
    now.not_applicable_points,
    now.report_coverage,
    now.reported_count,
    now.due_count,
    now.on_schedule_count,
    now.behind_count,
    now.far_behind_count,
    now.schedulable_count,
    compared.year as compare_year,
    compared.score as compare_score,
    compared.rank as compare_rank,
    now.target_basis,
    now.actual_basis,
    exists(
        select 1
        from own_rules
        where own_rules.scheme_id = $scheme_id
    ) as has_own_rules
from unit_rank as now
left join unit_rank as compared
    on
        now.scheme_id = compared.scheme_id
        and now.category_id is not distinct from compared.category_id
        and now.unit_id = compared.unit_id
        and now.month = compared.month
        and compared.year = $compare_year
        and compared.reported_count > 0
where
    now.scheme_id = $scheme_id
    and now.category_id is not distinct from $category_id
    and now.year = $year
    and now.month = $month
    and ($peer_group is null or now.peer_group = $peer_group)
    and (now.unit_id = $unit_id or ($unit_id is null and now.group_size > 1))
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, now.unit_id))
order by now.rank nulls last, now.division_code, now.position
