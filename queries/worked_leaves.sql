-- How do a unit's leaves add up to its score: points, what can be scored of them, what is earned, credited or left out?
-- Grain: one row per leaf with points (or a bonus, penalty or veto) given to the unit, in printed order.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $unit_id         the unit
-- $scope_unit_ids  the units the reader may see; null for all
select
    leaf.unit_id,
    unit.unit_name,
    category.category_id,
    category.category_name,
    category.points_first_line,
    category.points_last_line,
    leaf.indicator_id,
    indicator.serial,
    indicator.indicator_name,
    indicator.points_text,
    leaf.points::double as points,
    leaf.assessable_points::double as assessable_points,
    leaf.unscored_points::double as unscored_points,
    leaf.not_applicable_points::double as not_applicable_points,
    leaf.credited_points::double as credited_points,
    leaf.credited_lower::double as credited_earned_points,
    leaf.rescaled_points::double as rescaled_points,
    leaf.earned_lower::double as earned_lower,
    leaf.earned_upper::double as earned_upper,
    leaf.score::double as score,
    leaf.bonus_lower::double as bonus_points,
    leaf.penalty_lower::double as penalty_points,
    leaf.veto_count,
    leaf.due_count,
    leaf.reported_count,
    leaf.pending_count,
    leaf.ambiguous_count,
    leaf.not_applicable_count,
    leaf.not_due_count,
    leaf.undefined_count,
    array_to_string(list_sort(leaf.target_bases), '+') as target_basis,
    array_to_string(list_sort(leaf.actual_bases), '+') as actual_basis,
    indicator.document_id,
    indicator.first_line,
    indicator.last_line,
    indicator.position
from credited_leaf as leaf
inner join indicator
    on leaf.indicator_id = indicator.indicator_id
inner join category
    on indicator.category_id = category.category_id
inner join unit
    on leaf.unit_id = unit.unit_id
where
    leaf.scheme_id = $scheme_id
    and leaf.unit_id = $unit_id
    and leaf.year = $year
    and leaf.month = $month
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, leaf.unit_id))
order by indicator.position
