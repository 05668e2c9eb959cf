-- How are one unit's points spread over its categories, and do they add up to what each declares?
-- Grain: one row per category the unit was given anything in, with everything below it, in printed order.
-- points_difference is null where none are declared, or where the unit was not given everything in the category.
-- $scheme_id       the scheme
-- $unit_id         the unit
-- $scope_unit_ids  the units the reader may see; null for all
with leaf as (
    select distinct printed_target.indicator_id
    from printed_target
    where
        printed_target.scheme_id = $scheme_id
        and printed_target.unit_id = $unit_id
        and ($scope_unit_ids is null or list_contains($scope_unit_ids, printed_target.unit_id))
),

whole as (
    select
        category.category_id,
        count(*) as indicator_count
    from indicator
    inner join category as leaf_category
        on indicator.category_id = leaf_category.category_id
    inner join category
        on category.category_id in (leaf_category.category_id, leaf_category.parent_category_id)
    where indicator.scheme_id = $scheme_id
    group by category.category_id
)

select
    category.category_id,
    category.category_name,
    parent_category.category_name as parent_name,
    category.level,
    category.declared_points,
    sum(indicator.points) as points,
    case
        when count(*) = whole.indicator_count
            then sum(indicator.points) - category.declared_points
    end as points_difference,
    count(*)::integer as indicator_count,
    count(indicator.points)::integer as pointed_count,
    bool_or(indicator.category_id = category.category_id) as has_leaves,
    category.document_id,
    category.first_line,
    category.first_line as last_line,
    category.first_line as line,
    category.points_first_line,
    category.points_last_line
from leaf
inner join indicator
    on leaf.indicator_id = indicator.indicator_id
inner join category as leaf_category
    on indicator.category_id = leaf_category.category_id
inner join category
    on category.category_id in (leaf_category.category_id, leaf_category.parent_category_id)
inner join whole
    on category.category_id = whole.category_id
left join category as parent_category
    on category.parent_category_id = parent_category.category_id
group by
    category.category_id,
    category.category_name,
    parent_category.category_name,
    category.level,
    category.declared_points,
    category.position,
    whole.indicator_count,
    category.document_id,
    category.first_line,
    category.points_first_line,
    category.points_last_line
order by category.position, category.level
