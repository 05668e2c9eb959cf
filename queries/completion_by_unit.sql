-- How far has each unit come towards its target, for one measure?
-- Grain: one row per assessed unit that was given the measure; value is null unless reported.
-- $scheme_id       the scheme
-- $measure_id      the measure
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $compare_year    a year to compare with, at the same month; null for none
-- $scope_unit_ids  the units the reader may see; null for all
select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.division_code,
    unit.peer_group,
    unit.position,
    measure_standing.kind,
    measure_standing.direction,
    measure_standing.rule,
    measure_standing.target_value,
    measure_standing.target_value_upper,
    measure_standing.target_text,
    measure_standing.target_status,
    measure_standing.is_provisional,
    measure_standing.value,
    measure_standing.tier,
    measure_standing.carried_value,
    measure_standing.known_month,
    measure_standing.numerator,
    measure_standing.denominator,
    measure_standing.completion_rate,
    measure_standing.expected_share,
    measure_standing.schedule_gap,
    light_from(scheme.light_preset, 'behind', measure_standing.expected_share) as behind_from,
    light_from(scheme.light_preset, 'on_track', measure_standing.expected_share) as on_track_from,
    measure_standing.light,
    measure_standing.has_caught_up,
    measure_standing.far_behind_months,
    measure_standing.forecast_share,
    measure_standing.forecast_month,
    measure_standing.state,
    case
        when measure_standing.state = 'reported'
            then half_up(measure_standing.measure_points * measure_standing.lower_share)::double
    end as earned_points,
    half_up(measure_standing.measure_points * measure_standing.lower_share)::double as earned_lower,
    measure_standing.measure_points,
    measure_standing.deviation_reason,
    measure_standing.corrective_action,
    compared.year as compare_year,
    compared.completion_rate as compare_completion_rate,
    measure_standing.unit_of_measure,
    measure_standing.target_basis,
    measure_standing.actual_basis,
    measure_standing.record_id,
    indicator.document_id,
    indicator.first_line,
    indicator.last_line,
    measure_standing.line
from measure_standing
inner join scheme
    on measure_standing.scheme_id = scheme.scheme_id
inner join unit
    on measure_standing.unit_id = unit.unit_id
inner join indicator
    on measure_standing.indicator_id = indicator.indicator_id
inner join assessed_unit
    on
        measure_standing.scheme_id = assessed_unit.scheme_id
        and measure_standing.year = assessed_unit.year
        and measure_standing.unit_id = assessed_unit.unit_id
left join measure_standing as compared
    on
        measure_standing.measure_id = compared.measure_id
        and measure_standing.unit_id = compared.unit_id
        and compared.year = $compare_year
        and compared.month = $month
where
    measure_standing.scheme_id = $scheme_id
    and measure_standing.measure_id = $measure_id
    and measure_standing.year = $year
    and measure_standing.month = $month
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by
    measure_standing.completion_rate desc nulls last, measure_standing.lower_share desc nulls last, unit.position
