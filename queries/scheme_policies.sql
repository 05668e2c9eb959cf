-- Which policies does a scheme follow on a day, whatever the month looked at?
-- Grain: one row; without a day the latest version, though it count only from a day to come.
-- $scheme_id       the scheme
-- $effective_date  the day; null for the latest version
select
    scheme.scheme_id,
    scheme.scheme_name,
    scheme.year,
    scheme.declared_points,
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
    scheme_policy.policies.policy_origin
from scheme_policy
inner join scheme
    on scheme_policy.scheme_id = scheme.scheme_id
where
    scheme_policy.scheme_id = $scheme_id
    and ($effective_date is null or scheme_policy.effective_date <= $effective_date::date)
qualify row_number() over (order by scheme_policy.effective_date desc) = 1
order by scheme.scheme_id
