-- Which policies does a scheme follow in each month: the version in force at its end?
-- Grain: one row per scheme, year and month 1 to 12.
create view scheme_method as
with months as (
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
    scheme_policy.policies.not_applicable_policy,
    scheme_policy.policies.points_policy,
    scheme_policy.policies.tie_policy,
    scheme_policy.policies.light_preset,
    scheme_policy.policies.grade_scale,
    scheme_policy.policies.grade_quota,
    scheme_policy.policies.bonus_cap,
    scheme_policy.policies.penalty_cap,
    scheme_policy.policies.coverage_threshold,
    scheme_policy.policies.clause,
    scheme_policy.policies.document_number,
    nullif(scheme_policy.effective_date, date '0001-01-01') as effective_date,
    nullif(scheme_policy.policies.recorded_at, timestamp '1900-01-01') as recorded_at,
    scheme_policy.policies.recorded_by,
    nullif(scheme_policy.policies.record_id, '') as record_id,
    scheme_policy.policies.policy_origin
from months
asof inner join scheme_policy
    on
        months.scheme_id = scheme_policy.scheme_id
        and last_day(make_date(months.year, months.month, 1)) >= scheme_policy.effective_date;
