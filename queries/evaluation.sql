-- What does a self-evaluation say of each indicator, and what does it come to when scored again from what is printed?
-- Grain: one row per scored indicator, in printed order.
-- recomputed_score is that of the scoring chain at the end of the year, and null where any of the points cannot be
-- scored from the printed target and actual: then unscored_reasons say why (no_value, no_tier, no_target …, as
-- known_measure). figure_count is how many figures of the actual no target weighs, measure_id what weighs most.
-- $scheme_id       the scheme
-- $scope_unit_ids  the units the reader may see; null for all
with printed as (
    select
        measure.indicator_id,
        actual.unit_id,
        min_by(target.text, measure.position) as target_text,
        arg_max(actual.text, (length(actual.text), actual.text)) as actual_text,
        bool_or(target.value is not null or target.due_date is not null) as is_measurable,
        (count(*) filter (where measure.weight = 0 and actual.value is not null))::integer as figure_count,
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
),

answered as (
    select
        standing.indicator_id,
        standing.unit_id,
        standing.year,
        first(standing.measure_id order by standing.weight desc, standing.position) as measure_id,
        list_sort(list(distinct coalesce(standing.undefined_reason, 'no_value')) filter (
            where standing.weight > 0 and standing.state <> 'reported'
        )) as unscored_reasons
    from measure_standing as standing
    where
        standing.scheme_id = $scheme_id
        and standing.month = 12
    group by standing.indicator_id, standing.unit_id, standing.year
),

recomputed as (
    select
        leaf_score.indicator_id,
        leaf_score.unit_id,
        leaf_score.year,
        leaf_score.score::double as score
    from leaf_score
    where
        leaf_score.month = 12
        and leaf_score.unscored_points = 0
)

select
    unit.unit_id,
    unit.unit_name,
    indicator.scheme_id,
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
    recomputed.score as recomputed_score,
    recomputed.score - stated_score.self_score as score_difference,
    answered.measure_id,
    coalesce(printed.figure_count, 0) as figure_count,
    coalesce(answered.unscored_reasons, []) as unscored_reasons,
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
left join answered
    on
        indicator.indicator_id = answered.indicator_id
        and stated_score.unit_id = answered.unit_id
        and stated_score.year = answered.year
left join recomputed
    on
        indicator.indicator_id = recomputed.indicator_id
        and stated_score.unit_id = recomputed.unit_id
        and stated_score.year = recomputed.year
where
    indicator.scheme_id = $scheme_id
    and stated_score.basis = 'source'
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by unit.position, indicator.position
