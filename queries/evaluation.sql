-- What does a self-evaluation say of each indicator: asked, done, points, score and reason?
-- Grain: one row per scored indicator, in printed order.
-- $scheme_id       the scheme
-- $scope_unit_ids  the units the reader may see; null for all
with printed as (
    select
        measure.indicator_id,
        actual.unit_id,
        min_by(target.text, measure.position) as target_text,
        arg_max(actual.text, (length(actual.text), actual.text)) as actual_text,
        bool_or(target.value is not null or target.due_date is not null) as is_measurable,
        bool_or(measure.concept is not null and measure.concept = '预算执行率') as is_execution_rate
    from measure
    inner join actual
        on
            measure.measure_id = actual.measure_id
            and actual.basis = 'source'
    left join target
        on
            measure.measure_id = target.measure_id
            and actual.unit_id = target.unit_id
            and target.basis = 'source'
    group by measure.indicator_id, actual.unit_id
)

select
    unit.unit_id,
    unit.unit_name,
    stated_score.year,
    coalesce(above.category_name, category.category_name) as first_level,
    coalesce(above.declared_points, category.declared_points) as first_level_points,
    category.category_name as second_level,
    indicator.indicator_id,
    indicator.indicator_name,
    printed.target_text,
    printed.actual_text,
    printed.is_measurable,
    coalesce(printed.is_execution_rate, false) as is_execution_rate,
    stated_score.points,
    stated_score.self_score,
    stated_score.reason,
    scheme.declared_points,
    scheme.stated_score as stated_total,
    scheme.line as total_line,
    indicator.document_id,
    indicator.first_line as line,
    indicator.first_line,
    indicator.last_line,
    indicator.position
from stated_score
inner join indicator
    on stated_score.indicator_id = indicator.indicator_id
inner join scheme
    on indicator.scheme_id = scheme.scheme_id
inner join category
    on indicator.category_id = category.category_id
left join category as above
    on category.parent_category_id = above.category_id
inner join unit
    on stated_score.unit_id = unit.unit_id
left join printed
    on
        indicator.indicator_id = printed.indicator_id
        and stated_score.unit_id = printed.unit_id
where
    indicator.scheme_id = $scheme_id
    and stated_score.basis = 'source'
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by unit.position, indicator.position
