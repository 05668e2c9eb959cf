-- Which policies is a scheme scored by in a month, and who says so?
-- Grain: one row, as of one month.
-- $scheme_id  the scheme
-- $year       the assessment year
-- $month      the last month included, 1 to 12
select
    scheme_method.scheme_id,
    scheme_method.year,
    scheme_method.month,
    scheme_method.not_applicable_policy,
    scheme_method.points_policy,
    scheme_method.tie_policy,
    scheme_method.light_preset,
    scheme_method.grade_scale,
    scheme_method.grade_quota,
    scheme_method.bonus_cap,
    scheme_method.penalty_cap,
    scheme_method.coverage_threshold,
    scheme_method.clause,
    scheme_method.document_number,
    scheme_method.effective_date,
    scheme_method.recorded_at,
    scheme_method.recorded_by,
    scheme_method.record_id,
    scheme_method.policy_origin
from scheme_method
where
    scheme_method.scheme_id = $scheme_id
    and scheme_method.year = $year
    and scheme_method.month = $month
order by scheme_method.scheme_id
