-- What has each unit of a group earned, and where does it stand on the tile grid?
-- Grain: one row per unit of a peer group; rank and grade are null without a report.
-- grade_place counts the grade_count grades from the best, 1; grade_from is the lower bound in percent of the points.
-- tile_row and tile_column are null where a unit has no place.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $category_id     one category; null for the whole scheme
-- $peer_group      one peer group; null for all
-- $scope_unit_ids  the units the reader may see; ranks count the whole group; null for all
select
    unit_rank.unit_id,
    unit_rank.unit_name,
    unit_rank.short_name,
    unit_rank.division_code,
    unit_rank.peer_group,
    unit_rank.position,
    tile.row as tile_row,
    tile.column as tile_column,
    tile.origin as tile_origin,
    unit_rank.rank,
    unit_rank.is_tied,
    unit_rank.best_rank,
    unit_rank.worst_rank,
    unit_rank.is_official,
    unit_rank.grade,
    (scheme_method.grade_scale::json ->> unit_rank.grade)::double as grade_from,
    grade_place(scheme_method.grade_scale, unit_rank.grade) as grade_place,
    len(json_keys(scheme_method.grade_scale)) as grade_count,
    unit_rank.score,
    unit_rank.score_upper,
    unit_rank.score_rate,
    unit_rank.assessable_points,
    unit_rank.unscored_points,
    unit_rank.report_coverage,
    unit_rank.reported_count,
    unit_rank.due_count,
    unit_rank.target_basis,
    unit_rank.actual_basis,
    exists(
        select 1
        from own_rules
        where own_rules.scheme_id = $scheme_id
    ) as has_own_rules
from unit_rank
inner join scheme_method
    on
        unit_rank.scheme_id = scheme_method.scheme_id
        and unit_rank.year = scheme_method.year
        and unit_rank.month = scheme_method.month
left join tile
    on unit_rank.unit_id = tile.unit_id
where
    unit_rank.scheme_id = $scheme_id
    and unit_rank.category_id is not distinct from $category_id
    and unit_rank.year = $year
    and unit_rank.month = $month
    and ($peer_group is null or unit_rank.peer_group = $peer_group)
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit_rank.unit_id))
order by unit_rank.position, unit_rank.unit_id
