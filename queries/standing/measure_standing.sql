-- Where each unit stands on each measure it was given, as of each month: completion, 序时 gap, light and bounds.
-- Grain: one row per measure, unit, year and month.
-- missed_points weigh a gap: points of the measure times the share by which it is behind its 序时, or beyond its limit.
-- carried_value is the last known one of an unreported measure.
-- lower_share and upper_share bound the attained share, lower_extra and upper_extra the points outside the total:
-- unreported counts between its carried value (only a growing quantity keeps it) and full marks.
-- A light that was far behind and caught up is behind for that month; own_light is what it would be by itself.
-- forecast_share is what the year would end at, at the pace so far; forecast_month when the target would be reached.
create or replace table measure_standing as
with remembered as (
    select
        measure_progress.*,
        lag(measure_progress.own_light ignore nulls) over months as light_before,
        list(measure_progress.month) filter (where measure_progress.own_light = 'far_behind')
            over months
            as far_behind_months
    from measure_progress
    window months as (
        partition by
            measure_progress.scheme_id, measure_progress.measure_id, measure_progress.unit_id, measure_progress.year
        order by measure_progress.month
    )
)

select
    remembered.scheme_id,
    remembered.measure_id,
    remembered.measure_name,
    remembered.indicator_id,
    remembered.category_id,
    remembered.unit_id,
    remembered.year,
    remembered.month,
    remembered.kind,
    remembered.direction,
    remembered.operator,
    remembered.unit_of_measure,
    remembered.rule,
    remembered.method.rule_origin,
    remembered.method.combination,
    remembered.method.weight,
    remembered.points as indicator_points,
    remembered.measure_points,
    remembered.position,
    remembered.target.value as target_value,
    remembered.target.value_upper as target_value_upper,
    remembered.target.text as target_text,
    remembered.target.status as target_status,
    remembered.target.is_provisional,
    remembered.target.basis as target_basis,
    remembered.target.document_id,
    remembered.target.line,
    remembered.state,
    case when remembered.state = 'undefined' then remembered.undefined_reason end as undefined_reason,
    remembered.has_light,
    remembered.known_month,
    remembered.value,
    case when remembered.state = 'unreported' then remembered.record.value end as carried_value,
    case when remembered.state = 'reported' then remembered.record.text end as tier,
    case when remembered.state = 'reported' then remembered.record.numerator end as numerator,
    case when remembered.state = 'reported' then remembered.record.denominator end as denominator,
    case when remembered.state = 'reported' then remembered.record.deviation_reason end as deviation_reason,
    case when remembered.state = 'reported' then remembered.record.corrective_action end as corrective_action,
    remembered.record.basis as actual_basis,
    remembered.record.record_id,
    remembered.completion_rate,
    remembered.method.curve,
    remembered.expected_share,
    100 * (remembered.completion_rate - remembered.expected_share) as schedule_gap,
    remembered.own_light,
    case
        when remembered.light_before = 'far_behind' and remembered.own_light in ('on_track', 'ahead') then 'behind'
        else remembered.own_light
    end as light,
    coalesce(remembered.light_before = 'far_behind' and remembered.own_light in ('on_track', 'ahead'), false)
        as has_caught_up,
    remembered.far_behind_months,
    case
        when remembered.is_limit then null
        else remembered.completion_rate / nullif(remembered.expected_share, 0)
    end as forecast_share,
    case
        when not remembered.is_limit
            then forecast_month(remembered.completion_rate, remembered.expected_shares, remembered.month)
    end as forecast_month,
    remembered.measure_points * case
        when not remembered.has_light or remembered.state <> 'reported' then null
        when remembered.is_limit then 1 - remembered.known_share
        when remembered.completion_rate < remembered.expected_share
            then remembered.expected_share - remembered.completion_rate
        else 0
    end as missed_points,
    case
        when remembered.state = 'reported' then remembered.known_share
        when remembered.state = 'unreported' and remembered.share_rule = 'ratio_capped'
            then coalesce(remembered.known_share, 0)
        when remembered.state = 'unreported' then 0
    end as lower_share,
    case
        when remembered.state = 'reported' then remembered.known_share
        when remembered.state = 'unreported' then 1
    end as upper_share,
    case
        when remembered.state = 'reported' then remembered.known_extra
        when remembered.state = 'unreported' and remembered.rule = 'penalty_step' then -remembered.extra_cap
        else 0
    end as lower_extra,
    case
        when remembered.state = 'reported' then remembered.known_extra
        when remembered.state = 'unreported' and remembered.rule = 'bonus_step' then remembered.extra_cap
        else 0
    end as upper_extra,
    remembered.rule = 'veto'
    and remembered.state = 'reported'
    and not is_met(
        remembered.direction, remembered.operator, remembered.target.value, remembered.target.value_upper,
        remembered.value
    ) as is_vetoed
from remembered;
