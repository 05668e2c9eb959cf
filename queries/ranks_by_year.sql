-- How does each unit of a peer group rank in each year, as of the same month?
-- Grain: one row per unit and year; in a hypothesis a year is the number of a world.
-- $scheme_id       the scheme
-- $month           the last month included, 1 to 12
-- $peer_group      one peer group; null for all
-- $scope_unit_ids  the units the reader may see; ranks count the whole group; null for all
select
    unit_rank.year,
    unit_rank.unit_id,
    unit_rank.unit_name,
    unit_rank.short_name,
    unit_rank.division_code,
    unit_rank.peer_group,
    unit_rank.position,
    unit_rank.group_size,
    unit_rank.rank,
    unit_rank.is_tied,
    unit_rank.best_rank,
    unit_rank.worst_rank,
    unit_rank.score,
    unit_rank.score_upper,
    unit_rank.report_coverage,
    unit_rank.is_official,
    unit_rank.grade,
    unit_rank.target_basis,
    unit_rank.actual_basis
from unit_rank
where
    unit_rank.scheme_id = $scheme_id
    and unit_rank.category_id is null
    and unit_rank.month = $month
    and ($peer_group is null or unit_rank.peer_group = $peer_group)
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit_rank.unit_id))
order by unit_rank.year, unit_rank.rank nulls last, unit_rank.division_code, unit_rank.position
