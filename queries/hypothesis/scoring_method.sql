-- By which policies is each hypothetical world scored: the rows handed in.
-- Grain: one row per scheme and world; year is the number of the world.
create or replace table scoring_method as
select
    hypothetical_method.scheme_id::varchar as scheme_id,
    hypothetical_method.year::integer as year,
    hypothetical_method.month::integer as month,
    hypothetical_method.not_applicable_policy::varchar as not_applicable_policy,
    hypothetical_method.points_policy::varchar as points_policy,
    hypothetical_method.tie_policy::varchar as tie_policy,
    hypothetical_method.light_preset::varchar as light_preset,
    hypothetical_method.grade_scale::varchar as grade_scale,
    hypothetical_method.grade_quota::double as grade_quota,
    hypothetical_method.bonus_cap::double as bonus_cap,
    hypothetical_method.penalty_cap::double as penalty_cap,
    hypothetical_method.coverage_threshold::double as coverage_threshold,
    hypothetical_method.clause::varchar as clause,
    hypothetical_method.document_number::varchar as document_number,
    hypothetical_method.policy_origin::varchar as policy_origin
from hypothetical_method;
