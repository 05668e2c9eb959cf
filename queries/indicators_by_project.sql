-- By which three-level indicators is a project to be judged, with which value and why?
-- Grain: one row per printed indicator, in printed order; a value that was read as several measures is one.
-- $scheme_id       the scheme
-- $unit_id         one project; null for all
-- $scope_unit_ids  the units the reader may see: the project or its department; null for all
select
    unit.unit_id,
    unit.unit_name,
    coalesce(above.category_name, category.category_name) as first_level,
    category.category_name as second_level,
    indicator.indicator_name,
    indicator.text as description,
    min_by(target.text, measure.position) as target_text,
    min_by(target.justification, measure.position) as justification,
    bool_or(target.value is not null or target.due_date is not null) as is_measurable,
    indicator.document_id,
    indicator.first_line as line,
    indicator.first_line,
    indicator.last_line,
    indicator.position
from indicator
inner join category
    on indicator.category_id = category.category_id
left join category as above
    on category.parent_category_id = above.category_id
inner join measure
    on indicator.indicator_id = measure.indicator_id
inner join target
    on
        measure.measure_id = target.measure_id
        and target.basis = 'source'
inner join project
    on indicator.unit_id = project.unit_id
inner join unit
    on indicator.unit_id = unit.unit_id
where
    indicator.scheme_id = $scheme_id
    and ($unit_id is null or unit.unit_id = $unit_id)
    and (
        $scope_unit_ids is null
        or list_contains($scope_unit_ids, unit.unit_id)
        or list_contains($scope_unit_ids, unit.parent_unit_id)
    )
group by all
order by any_value(unit.position), indicator.position
