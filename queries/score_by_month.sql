-- How has each unit's score moved through the year, month by month?
-- Grain: one row per unit, year and month with any report; the compared year with all its months.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $peer_group      one peer group; null for all
-- $compare_year    a year to compare with; null for none
-- $scope_unit_ids  the units the reader may see; null for all
select
    unit_rank.unit_id,
    unit_rank.unit_name,
    unit_rank.short_name,
    unit_rank.division_code,
    unit_rank.peer_group,
    unit_rank.position,
    unit_rank.year,
    unit_rank.month,
    unit_rank.score,
    unit_rank.score_rate,
    unit_rank.rank,
    unit_rank.is_tied,
    unit_rank.report_coverage,
    unit_rank.reported_count,
    unit_rank.due_count,
    unit_rank.target_basis,
    unit_rank.actual_basis
from unit_rank
where
    unit_rank.scheme_id = $scheme_id
    and unit_rank.category_id is null
    and ((unit_rank.year = $year and unit_rank.month <= $month) or unit_rank.year = $compare_year)
    and unit_rank.reported_count > 0
    and ($peer_group is null or unit_rank.peer_group = $peer_group)
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit_rank.unit_id))
order by unit_rank.position, unit_rank.year, unit_rank.month
