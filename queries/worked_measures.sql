-- How did each measure of a unit come to its share of the points: which numbers, by which rule, from which record?
-- Grain: one row per measure given to the unit, in printed order.
-- step_count are the steps that a rule takes off or adds, late_periods the months or days after a deadline, band_rate
-- what is looked up in bands; earned_lower and earned_upper are points before rounding, and differ while unreported.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $unit_id         the unit
-- $scope_unit_ids  the units the reader may see; null for all
select
    known.measure_id,
    known.measure_name,
    known.indicator_id,
    known.kind,
    known.direction,
    known.operator,
    known.unit_of_measure,
    known.points as indicator_points,
    known.measure_points,
    known.method.combination,
    known.method.weight,
    known.rule,
    known.share_rule,
    known.method.rule_parameters,
    known.method.clause,
    known.method.document_number,
    known.method.effective_date,
    known.method.rule_origin,
    known.target.value as target_value,
    known.target.value_upper as target_value_upper,
    known.target.text as target_text,
    known.target.due_date,
    known.target.status as target_status,
    known.target.is_provisional,
    known.target.document_number as target_document_number,
    known.target.effective_date as target_effective_date,
    known.target.basis as target_basis,
    known.target.document_id,
    known.target.line,
    known.state,
    known.undefined_reason,
    known.known_month,
    known.counted_value,
    known.record.value,
    known.record.numerator,
    known.record.denominator,
    known.record.text as tier,
    known.record.assessed_share,
    known.record.completed_date,
    known.record.record_id,
    known.record.approved_at,
    known.record.basis as actual_basis,
    known.known_share,
    steps(
        case known.rule
            when 'bonus_step' then surplus(known.direction, known.target.value, known.counted_value)
            else shortfall(known.direction, known.target.value, known.counted_value)
        end,
        (known.method.rule_parameters::json ->> 'step')::double,
        coalesce(
            known.method.rule_parameters::json ->> 'partial',
            case known.rule when 'bonus_step' then 'floor' else 'ceil' end
        )
    ) as step_count,
    coalesce(
        surplus(known.direction, known.target.value, known.counted_value)
        + shortfall(known.direction, known.target.value, known.counted_value),
        0
    )::double as distance,
    periods_late(
        known.target.due_date,
        known.record.completed_date,
        coalesce(known.method.rule_parameters::json ->> 'period', 'month')
    ) as late_periods,
    case
        when known.target.value is null or known.method.rule_parameters::json ->> 'of' = 'value'
            then known.counted_value
        else known.counted_value / nullif(known.target.value, 0)
    end as band_rate,
    standing.lower_share,
    standing.upper_share,
    known.measure_points * standing.lower_share as earned_lower,
    known.measure_points * standing.upper_share as earned_upper,
    standing.lower_extra::double as lower_extra,
    standing.upper_extra::double as upper_extra,
    standing.is_vetoed,
    standing.position
from known_measure as known
inner join measure_standing as standing
    on
        known.measure_id = standing.measure_id
        and known.unit_id = standing.unit_id
        and known.year = standing.year
        and known.month = standing.month
where
    known.scheme_id = $scheme_id
    and known.unit_id = $unit_id
    and known.year = $year
    and known.month = $month
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, known.unit_id))
order by standing.position
