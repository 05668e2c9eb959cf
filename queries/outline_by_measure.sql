-- How is a scheme laid out, from its categories down to what is measured?
-- Grain: one row per measure, in printed order; own_unit_id is null for a task that several units share.
-- $scheme_id       the scheme
-- $scope_unit_ids  the units the reader may see; null for all
select
    measure.measure_id,
    indicator.indicator_id,
    indicator.unit_id as own_unit_id,
    coalesce(above.category_name, category.category_name) as category_name,
    case when above.category_id is null then category.declared_points else above.declared_points end as category_points,
    case when above.category_id is not null then category.category_name end as item_name,
    case when above.category_id is not null then category.declared_points end as item_points,
    category.category_id,
    above.category_id as parent_category_id,
    indicator.serial,
    indicator.indicator_name,
    indicator.text,
    indicator.points,
    indicator.points_text,
    indicator.commonality,
    indicator.assessed_by,
    measure.measure_name,
    measure.concept,
    measure.unit_of_measure,
    measure.kind,
    measure.direction,
    measure.operator,
    measure.reporting_frequency
from measure
inner join indicator
    on measure.indicator_id = indicator.indicator_id
inner join category
    on indicator.category_id = category.category_id
left join category as above
    on category.parent_category_id = above.category_id
where
    indicator.scheme_id = $scheme_id
    and (
        $scope_unit_ids is null
        or exists (
            select 1
            from target
            where
                target.measure_id = measure.measure_id
                and list_contains($scope_unit_ids, target.unit_id)
        )
    )
order by measure.position
