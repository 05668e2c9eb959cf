-- Which policies does a scheme follow in each month: the version in force at its end?
-- Grain: one row per scheme, year and month 1 to 12.
create view scheme_method as
with versions as (
    select
        scheme.scheme_id,
        date '0001-01-01' as effective_date,
        timestamp '1900-01-01' as recorded_at,
        '' as record_id,
        scheme.not_applicable_policy,
        scheme.points_policy,
        scheme.tie_policy,
        scheme.light_preset,
        scheme.grade_scale,
        scheme.grade_quota,
        scheme.bonus_cap,
        scheme.penalty_cap,
        scheme.coverage_threshold,
        null as clause,
        null as document_number,
        scheme.policy_origin
    from scheme

    union all by name

    select
        scheme_version.scheme_id,
        coalesce(scheme_version.effective_date, date '0001-01-01') as effective_date,
        scheme_version.recorded_at,
        scheme_version.record_id,
        scheme_version.not_applicable_policy,
        scheme_version.points_policy,
        scheme_version.tie_policy,
        scheme_version.light_preset,
        scheme_version.grade_scale,
        scheme_version.grade_quota,
        scheme_version.bonus_cap,
        scheme_version.penalty_cap,
        scheme_version.coverage_threshold,
        scheme_version.clause,
        scheme_version.document_number,
        'scheme' as policy_origin
    from scheme_version
),

of_day as (
    select
        versions.scheme_id,
        versions.effective_date,
        arg_max(versions, (versions.recorded_at, versions.record_id)) as method
    from versions
    group by versions.scheme_id, versions.effective_date
),

months as (
    select distinct
        indicator.scheme_id,
        target.year,
        unnest(range(1, 13)) as month
    from target
    inner join measure
        on target.measure_id = measure.measure_id
    inner join indicator
        on measure.indicator_id = indicator.indicator_id
)

select
    months.scheme_id,
    months.year,
    months.month,
    of_day.method.not_applicable_policy,
    of_day.method.points_policy,
    of_day.method.tie_policy,
    of_day.method.light_preset,
    of_day.method.grade_scale,
    of_day.method.grade_quota,
    of_day.method.bonus_cap,
    of_day.method.penalty_cap,
    of_day.method.coverage_threshold,
    of_day.method.clause,
    of_day.method.document_number,
    of_day.method.policy_origin
from months
asof inner join of_day
    on
        months.scheme_id = of_day.scheme_id
        and last_day(make_date(months.year, months.month, 1)) >= of_day.effective_date;
