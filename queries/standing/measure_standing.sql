-- Where each unit stands on each measure it was given, as of each month: completion, 序时 gap, light and bounds.
-- Grain: one row per measure, unit, year and month 1 to 12.
-- missed_points weigh a gap: points of the measure times the share by which it is behind its 序时, or beyond its limit.
-- value is null unless reported; carried_value is the last known one of an unreported measure. Where it is not clear
-- whose target is whose, what was done is still known.
-- lower_share and upper_share bound the attained share: unreported counts between its carried value (only a growing
-- quantity keeps it, everything else may fall to 0) and full marks.
create table measure_standing as
with measured as (
    select
        known_measure.*,
        known_measure.direction = 'lower' as is_limit,
        known_measure.kind in ('quantity', 'ratio') and known_measure.rule <> 'external' as has_light,
        case
            when
                known_measure.state in ('reported', 'ambiguous')
                and known_measure.known_month >= known_measure.due_month
                then known_measure.record.value
        end as value,
        case
            when known_measure.kind in ('quantity', 'ratio') and known_measure.state = 'reported'
                then known_measure.record.value / nullif(known_measure.target_value, 0)
        end as completion_rate,
        case
            when
                known_measure.direction <> 'lower' and known_measure.kind in ('quantity', 'ratio')
                then known_measure.month / 12
        end as expected_share
    from known_measure
)

select
    measured.scheme_id,
    measured.measure_id,
    measured.measure_name,
    measured.indicator_id,
    measured.category_id,
    measured.unit_id,
    measured.year,
    measured.month,
    measured.kind,
    measured.direction,
    measured.operator,
    measured.unit_of_measure,
    measured.rule,
    measured.rule_origin,
    measured.weight,
    measured.measure_points,
    measured.position,
    measured.target_value,
    measured.target_value_upper,
    measured.target_text,
    measured.target_status,
    measured.is_provisional,
    measured.target_basis,
    measured.document_id,
    measured.line,
    measured.state,
    measured.has_light,
    measured.known_month,
    measured.value,
    case when measured.state = 'unreported' then measured.record.value end as carried_value,
    case when measured.state = 'reported' then measured.record.text end as tier,
    case when measured.state = 'reported' then measured.record.numerator end as numerator,
    case when measured.state = 'reported' then measured.record.denominator end as denominator,
    case when measured.state = 'reported' then measured.record.deviation_reason end as deviation_reason,
    case when measured.state = 'reported' then measured.record.corrective_action end as corrective_action,
    measured.record.basis as actual_basis,
    measured.record.record_id,
    measured.completion_rate,
    measured.expected_share,
    100 * (measured.completion_rate - measured.expected_share) as schedule_gap,
    case
        when measured.has_light and measured.state = 'reported'
            then light(
                measured.light_preset,
                measured.is_limit,
                measured.known_share,
                measured.completion_rate,
                measured.expected_share
            )
    end as light,
    measured.measure_points * case
        when not measured.has_light or measured.state <> 'reported' then null
        when measured.is_limit then 1 - measured.known_share
        when measured.completion_rate < measured.expected_share then measured.expected_share - measured.completion_rate
        else 0
    end as missed_points,
    case
        when measured.state = 'reported' then measured.known_share
        when measured.state = 'unreported' and measured.rule = 'ratio_capped'
            then coalesce(measured.known_share, 0)
        when measured.state = 'unreported' then 0
    end as lower_share,
    case
        when measured.state = 'reported' then measured.known_share
        when measured.state = 'unreported' then 1
    end as upper_share
from measured;
