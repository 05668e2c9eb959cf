-- How far has each unit come on each measure, as of each month, against its curve: completion, 序时 and own light?
-- Grain: one row per measure, unit, year and month.
-- value is null unless reported; where it is not clear whose target is whose, what was done is known all the same.
-- own_light is the light of the month by itself. known_extra are points outside the total that the record known earns.
create view measure_progress as
with measured as (
    select
        known_measure.*,
        scoring_method.light_preset,
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
                then known_measure.record.value / nullif(known_measure.target.value, 0)
        end as completion_rate,
        case
            when known_measure.direction <> 'lower' and known_measure.kind in ('quantity', 'ratio')
                then expected_shares(
                    known_measure.method.curve, known_measure.method.curve_parameters, known_measure.last_year_shares
                )
        end as expected_shares,
        extra_points(
            known_measure.rule,
            known_measure.direction,
            known_measure.method.rule_parameters,
            known_measure.target.value,
            known_measure.counted_value
        ) as known_extra,
        (known_measure.method.rule_parameters::json ->> 'cap')::decimal(18, 2) as extra_cap
    from known_measure
    inner join scoring_method
        on
            known_measure.scheme_id = scoring_method.scheme_id
            and known_measure.year = scoring_method.year
            and known_measure.month = scoring_method.month
)

select
    measured.*,
    measured.expected_shares[measured.month] as expected_share,
    case
        when measured.has_light and measured.state = 'reported'
            then light(
                measured.light_preset,
                measured.is_limit,
                measured.known_share,
                measured.completion_rate,
                measured.expected_shares[measured.month],
                measured.due_month > 0
            )
    end as own_light
from measured;
