-- How does a whole peer group stand: points earned, measures on schedule, what is behind and what is unreported?
-- Grain: one row per peer group; the score rate is points earned over points assessable, never a mean of rates.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $peer_group      one peer group; null for all
-- $compare_year    a year to compare with, at the same month; null for none
-- $scope_unit_ids  the units the reader may see; sums count the whole group; null for all
with summed as (
    select
        unit.peer_group,
        category_score.year,
        category_score.month,
        count(distinct unit.unit_id) as unit_count,
        count(distinct unit.unit_id) filter (where category_score.reported_count > 0) as reporting_unit_count,
        sum(category_score.earned_lower)::double as earned_points,
        sum(category_score.assessable_points)::double as assessable_points,
        sum(category_score.unscored_points)::double as unscored_points,
        sum(category_score.earned_lower) / nullif(sum(category_score.assessable_points), 0) as score_rate,
        sum(category_score.schedulable_count)::integer as schedulable_count,
        sum(category_score.on_schedule_count)::integer as on_schedule_count,
        sum(category_score.behind_count)::integer as behind_count,
        sum(category_score.far_behind_count)::integer as far_behind_count,
        sum(category_score.reported_count)::integer as reported_count,
        sum(category_score.due_count)::integer as due_count,
        array_to_string(list_sort(list_distinct(flatten(list(category_score.target_bases)))), '+') as target_basis,
        array_to_string(list_sort(list_distinct(flatten(list(category_score.actual_bases)))), '+') as actual_basis
    from category_score
    inner join unit
        on category_score.unit_id = unit.unit_id
    where
        category_score.scheme_id = $scheme_id
        and category_score.year in ($year, $compare_year)
        and category_score.month in ($month - 1, $month)
        and ($peer_group is null or unit.peer_group = $peer_group)
    group by unit.peer_group, category_score.year, category_score.month
)

select
    now.*,
    now.due_count - now.reported_count as unreported_count,
    now.score_rate - before.score_rate as score_rate_change,
    now.on_schedule_count - before.on_schedule_count as on_schedule_change,
    now.behind_count - before.behind_count as behind_change,
    compared.year as compare_year,
    compared.score_rate as compare_score_rate
from summed as now
left join summed as before
    on
        now.peer_group = before.peer_group
        and before.year = $year
        and before.month = $month - 1
left join summed as compared
    on
        now.peer_group = compared.peer_group
        and compared.year = $compare_year
        and compared.month = $month
        and compared.reported_count > 0
where
    now.year = $year
    and now.month = $month
    and (
        $scope_unit_ids is null
        or exists (
            select 1
            from unit
            where
                unit.peer_group = now.peer_group
                and list_contains($scope_unit_ids, unit.unit_id)
        )
    )
order by now.peer_group
