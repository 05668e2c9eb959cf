-- For each measure a unit was given, as of each month: the target and the rule in force, and the last record known?
-- Grain: one row per measure, unit, year and month 1 to 12 in which a version of the target is in force.
-- known_month is that of the record; result_month and period_end say as of when the results stand.
create view matched_measure as
with months as (select unnest(range(1, 13)) as month),

given as (
    select distinct
        target.measure_id,
        target.unit_id,
        target.year
    from target
),

dated as (
    select
        given.measure_id,
        given.unit_id,
        given.year,
        months.month,
        last_day(make_date(given.year, months.month, 1)) as period_end
    from given
    cross join months
),

targeted as (
    select
        dated.*,
        target_version.target
    from dated
    asof inner join target_version
        on
            dated.measure_id = target_version.measure_id
            and dated.unit_id = target_version.unit_id
            and dated.year = target_version.year
            and dated.period_end >= target_version.effective_date
),

ruled as (
    select
        targeted.*,
        measure_method.method
    from targeted
    asof inner join measure_method
        on
            targeted.measure_id = measure_method.measure_id
            and targeted.period_end >= measure_method.effective_date
),

described as (
    select
        ruled.*,
        measure.indicator_id,
        measure.measure_name,
        measure.kind,
        measure.direction,
        measure.operator,
        measure.unit_of_measure,
        measure.reporting_frequency,
        measure.position,
        indicator.scheme_id,
        indicator.category_id,
        indicator.points,
        ruled.month as result_month
    from ruled
    inner join measure
        on ruled.measure_id = measure.measure_id
    inner join indicator
        on measure.indicator_id = indicator.indicator_id
)

select
    described.*,
    last_year_shape.shares as last_year_shares,
    actual_by_month.month as known_month,
    actual_by_month.record
from described
left join last_year_shape
    on
        described.measure_id = last_year_shape.measure_id
        and described.unit_id = last_year_shape.unit_id
        and described.year = last_year_shape.year
asof left join actual_by_month
    on
        described.measure_id = actual_by_month.measure_id
        and described.unit_id = actual_by_month.unit_id
        and described.year = actual_by_month.year
        and described.month >= actual_by_month.month;
