-- What is known of each measure a unit was given, as of each month, and in which state that leaves it?
-- Grain: one row per measure, unit, year and month 1 to 12; known_month is the last one reported up to that month.
-- state: reported, unreported (due, no report), not_due, pending, ambiguous, not_applicable, or undefined:
-- a target of 0, a rule that needs a target where the document gives none, or words reported that are no tier.
create view known_measure as
with months as (select unnest(range(1, 13)) as month),

scheduled as (
    select
        given_measure.*,
        months.month,
        due_month(given_measure.reporting_frequency, months.month) as due_month
    from given_measure
    cross join months
)

select
    scheduled.*,
    actual_by_month.month as known_month,
    actual_by_month.record,
    attained_share(
        scheduled.rule,
        scheduled.direction,
        scheduled.operator,
        scheduled.rule_parameters,
        scheduled.target_value,
        actual_by_month.record.value,
        actual_by_month.record.text,
        scheduled.measure_points
    ) as known_share,
    case
        when
            scheduled.target_status in ('pending', 'ambiguous', 'not_applicable')
            then scheduled.target_status
        when scheduled.rule = 'ratio_capped' and scheduled.target_value = 0 then 'undefined'
        when
            scheduled.rule in ('ratio_capped', 'threshold', 'lower_better')
            and scheduled.target_value is null
            then 'undefined'
        when
            scheduled.rule = 'qualitative_4'
            and not list_contains(json_keys(scheduled.rule_parameters), actual_by_month.record.text)
            then 'undefined'
        when scheduled.due_month = 0 and actual_by_month.month is null then 'not_due'
        when actual_by_month.month >= scheduled.due_month then 'reported'
        else 'unreported'
    end as state
from scheduled
asof left join actual_by_month
    on
        scheduled.measure_id = actual_by_month.measure_id
        and scheduled.unit_id = actual_by_month.unit_id
        and scheduled.year = actual_by_month.year
        and scheduled.month >= actual_by_month.month;
