-- In which fields of work is each unit behind, where units name their categories each in their own way?
-- Grain: one row per unit and theme (category_theme); category_id is null where a row is of several categories.
-- is_rest: what a parent holds beside the themes that bear names of their own.
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
        category_theme.theme,
        case when count(*) = 1 then any_value(category_score.category_id) end as category_id,
        category_theme.theme_name as category_name,
        category_theme.is_rest,
        category_theme.theme_position as category_position,
        category_theme.is_shared,
        sum(category_score.points)::double as points,
        sum(category_score.assessable_points)::double as assessable_points,
        sum(category_score.earned_lower)::double as earned_points,
        sum(category_score.unscored_points)::double as unscored_points,
        sum(category_score.reported_count)::integer as reported_count,
        sum(category_score.due_count)::integer as due_count,
        sum(category_score.schedulable_count)::integer as schedulable_count,
        sum(category_score.behind_count)::integer as behind_count,
        sum(category_score.far_behind_count)::integer as far_behind_count,
        sum(category_score.pending_count)::integer as pending_count,
        sum(category_score.ambiguous_count)::integer as ambiguous_count,
        sum(category_score.not_applicable_count)::integer as not_applicable_count,
        sum(category_score.not_due_count)::integer as not_due_count,
        array_to_string(list_sort(list_distinct(flatten(list(category_score.target_bases)))), '+') as target_basis,
        array_to_string(list_sort(list_distinct(flatten(list(category_score.actual_bases)))), '+') as actual_basis,
        any_value(category.document_id) as document_id,
        min(category.first_line) as first_line,
        max(category.last_line) as last_line
    from category_score
    inner join unit
        on category_score.unit_id = unit.unit_id
    inner join category
        on category_score.category_id = category.category_id
    inner join category_theme
        on
            category_score.scheme_id = category_theme.scheme_id
            and category_score.year = category_theme.year
            and category_score.category_id = category_theme.category_id
            and unit.peer_group = category_theme.peer_group
    where
        category_score.scheme_id = $scheme_id
        and category_score.year = $year
        and category_score.month = $month
        and ($peer_group is null or unit.peer_group = $peer_group)
    group by all
),

compared as (
    select
        scored.*,
        sum(scored.earned_points) over by_theme / nullif(sum(scored.assessable_points) over by_theme, 0)
            as group_score_rate
    from scored
    window by_theme as (partition by scored.peer_group, scored.theme)
)

select
    compared.unit_id,
    compared.unit_name,
    compared.short_name,
    compared.division_code,
    compared.peer_group,
    compared.position,
    compared.theme,
    compared.category_id,
    compared.category_name,
    compared.is_rest,
    compared.category_position,
    compared.is_shared,
    compared.points,
    compared.assessable_points,
    compared.earned_points,
    compared.unscored_points,
    case when compared.reported_count > 0 then compared.earned_points / nullif(compared.assessable_points, 0) end
        as score_rate,
    compared.group_score_rate,
    compared.schedulable_count,
    compared.behind_count,
    compared.far_behind_count,
    compared.due_count,
    compared.due_count - compared.reported_count as unreported_count,
    compared.pending_count,
    compared.ambiguous_count,
    compared.not_applicable_count,
    compared.not_due_count,
    compared.target_basis,
    compared.actual_basis,
    compared.document_id,
    compared.first_line,
    compared.last_line
from compared
where $scope_unit_ids is null or list_contains($scope_unit_ids, compared.unit_id)
order by compared.position, compared.category_position, compared.theme
