-- What is known of each measure a unit was given, as of each month, and in which state that leaves it?
-- Grain: one row per measure, unit, year and month.
-- due_month is the last month so far in which a report was due, 0 when none was due; a deadline is due in its month.
-- A record that leaves out the number which the rule needs answers nothing: what was due is unreported all the same.
-- state: reported, unreported (due, no report), not_due, pending, ambiguous, not_applicable, or undefined, where the
-- rule cannot be applied; undefined_reason: no_target, zero_target, no_range, no_due_date, no_tier or out_of_tier.
create view known_measure as
with ruled as (
    select
        scoring_input.*,
        scoring_input.method.rule,
        scoring_input.points * scoring_input.method.weight as measure_points,
        share_rule(scoring_input.method.rule, scoring_input.method.rule_parameters) as share_rule,
        -- Less than nothing counts as nothing (domain.md, section 2).
        case when scoring_input.record.value < 0 then 0 else scoring_input.record.value end as counted_value,
        due_report_month(
            scoring_input.method.rule,
            scoring_input.reporting_frequency,
            scoring_input.target.due_date,
            scoring_input.result_month,
            scoring_input.period_end
        ) as due_month
    from scoring_input
),

reasoned as (
    select
        ruled.*,
        case
            when ruled.share_rule = 'deadline' and ruled.target.due_date is null then 'no_due_date'
            when ruled.share_rule = 'range' and (ruled.target.value is null or ruled.target.value_upper is null)
                then 'no_range'
            when
                ruled.share_rule in ('ratio_capped', 'threshold', 'lower_better', 'deduct_step')
                and ruled.target.value is null
                then 'no_target'
            when
                ruled.share_rule in ('ratio_capped', 'threshold', 'deduct_step', 'band')
                and ruled.direction = 'higher'
                and ruled.target.value <= 0
                then 'zero_target'
            when ruled.share_rule in ('ratio_capped', 'band') and ruled.target.value = 0 then 'zero_target'
            when ruled.record is null then null
            when
                ruled.share_rule in ('qualitative_3', 'qualitative_4')
                and (ruled.record.text is null or not list_contains(
                    json_keys(ruled.method.rule_parameters), ruled.record.text
                ))
                then 'no_tier'
            when
                ruled.share_rule = 'qualitative_3'
                and tier_share(ruled.method.rule_parameters, ruled.record.text, ruled.record.assessed_share) is null
                then 'out_of_tier'
        end as undefined_reason,
        ruled.record is not null
        and (
            ruled.record.value is not null
            or ruled.share_rule in ('qualitative_3', 'qualitative_4', 'deadline')
        ) as is_answered
    from ruled
)

select
    reasoned.*,
    attained_share(
        reasoned.share_rule,
        reasoned.direction,
        reasoned.operator,
        reasoned.method.rule_parameters,
        reasoned.target.value,
        reasoned.target.value_upper,
        reasoned.target.due_date,
        reasoned.record,
        reasoned.counted_value,
        reasoned.measure_points,
        reasoned.period_end
    ) as known_share,
    case
        when reasoned.target.status in ('pending', 'ambiguous', 'not_applicable') then reasoned.target.status
        when reasoned.undefined_reason is not null then 'undefined'
        when
            reasoned.due_month = 0
            and (
                not reasoned.is_answered or (reasoned.rule = 'deadline' and reasoned.record.completed_date is null)
            )
            then 'not_due'
        when reasoned.is_answered and reasoned.known_month >= reasoned.due_month then 'reported'
        when reasoned.rule = 'deadline' and reasoned.record.completed_date <= reasoned.period_end then 'reported'
        else 'unreported'
    end as state
from reasoned;
