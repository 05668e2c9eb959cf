-- From which day does each version of a scheme's policies count? Of two of the same day the one learned of last.
-- Grain: one row per scheme and day; what the document or the defaults say counts from the beginning.
create view scheme_policy as
with versions as (
    select
        scheme.scheme_id,
        date '0001-01-01' as effective_date,
        timestamp '1900-01-01' as recorded_at,
        null as recorded_by,
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
        scheme_version.recorded_by,
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
)

select
    versions.scheme_id,
    versions.effective_date,
    arg_max(versions, (versions.recorded_at, versions.record_id)) as policies
from versions
group by versions.scheme_id, versions.effective_date;
