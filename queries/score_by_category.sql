-- In which categories does each unit earn, lose or leave open its points, and how much of it is behind?
-- Grain: one row per unit and category with leaves of its own.
-- lost_points cannot be earned by reporting; open_points hang on what is unreported.
-- group_score_rate is the whole peer group's: points earned over points assessable.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $peer_group      one peer group; null for all
-- $scope_unit_ids  the units the reader may see; null for all
with scored as (
    select
        unit.unit_id,
        unit.unit_name,
        unit.short_name,
        unit.division_code,
        unit.peer_group,
        unit.position,
        category.category_name,
        category.position as category_position,
        category.declared_points,
        category.document_id,
        category.first_line,
        category.last_line,
        category_score.*,
        category_score.earned_lower / nullif(category_score.assessable_points, 0) as score_rate,
        count(*) over by_group as group_size,
        sum(category_score.earned_lower) over by_group / nullif(sum(category_score.assessable_points) over by_group, 0)
            as group_score_rate
    from category_score
    inner join unit
        on category_score.unit_id = unit.unit_id
    inner join category
        on category_score.category_id = category.category_id
    where
        category_score.scheme_id = $scheme_id
        and category_score.year = $year
        and category_score.month = $month
        and ($peer_group is null or unit.peer_group = $peer_group)
    window by_group as (partition by unit.peer_group, category_score.category_id)
)

select
    scored.unit_id,
    scored.unit_name,
    scored.short_name,
    scored.division_code,
    scored.peer_group,
    scored.position,
    scored.category_id,
    scored.category_name,
    scored.category_position,
    scored.declared_points,
    scored.points::double as points,
    scored.assessable_points::double as assessable_points,
    scored.earned_lower::double as earned_points,
    (scored.earned_upper - scored.earned_lower)::double as open_points,
    (scored.assessable_points - scored.earned_upper)::double as lost_points,
    scored.unscored_points::double as unscored_points,
    scored.not_applicable_points::double as not_applicable_points,
    case when scored.reported_count > 0 then scored.score_rate end as score_rate,
    scored.group_score_rate,
    case
        when scored.reported_count > 0 and scored.group_size > 1
            then rank() over (
                partition by scored.peer_group, scored.category_id, scored.reported_count > 0
                order by scored.score_rate desc
            )
    end as category_rank,
    scored.schedulable_count,
    scored.on_schedule_count,
    scored.behind_count,
    scored.far_behind_count,
    scored.reported_count,
    scored.due_count,
    scored.due_count - scored.reported_count as unreported_count,
    scored.pending_count,
    scored.ambiguous_count,
    scored.not_applicable_count,
    scored.not_due_count,
    array_to_string(scored.target_bases, '+') as target_basis,
    array_to_string(scored.actual_bases, '+') as actual_basis,
    scored.document_id,
    scored.first_line,
    scored.last_line
from scored
where $scope_unit_ids is null or list_contains($scope_unit_ids, scored.unit_id)
order by scored.position, scored.category_position
