-- Which of its outputs does each project bring forward on time, as of each month?
-- Grain: one row per measure under 产出, project and month.
-- progress is a light by the scheme's own preset: a number against its 序时; what is graded, or due on a day, by the
-- share of its points that it attains as things stand; null where nothing is due or reported.
create view project_output as
select
    standing.scheme_id,
    standing.unit_id,
    standing.year,
    standing.month,
    standing.measure_id,
    standing.measure_name,
    standing.indicator_id,
    indicator.indicator_name,
    standing.position,
    standing.state,
    standing.kind,
    standing.direction,
    standing.unit_of_measure,
    standing.target_value,
    standing.value,
    standing.tier,
    standing.completion_rate,
    standing.expected_share,
    standing.deviation_reason,
    standing.actual_basis,
    standing.record_id,
    case
        when standing.has_light then standing.light
        when standing.state = 'reported'
            then light(scoring_method.light_preset, false, null, standing.lower_share, 1, true)
    end as progress
from measure_standing as standing
inner join scoring_method
    on
        standing.scheme_id = scoring_method.scheme_id
        and standing.year = scoring_method.year
        and standing.month = scoring_method.month
inner join project
    on standing.unit_id = project.unit_id
inner join indicator
    on standing.indicator_id = indicator.indicator_id
inner join category
    on standing.category_id = category.category_id
left join category as above
    on category.parent_category_id = above.category_id
where
    standing.weight > 0
    and starts_with(coalesce(above.category_name, category.category_name), '产出');
