-- How does one unit, or every unit, stand on everything it was given?
-- Grain: one row per unit and measure given to it, in printed order; value is null unless reported.
-- trend holds the share of the target reached at the end of each month so far, null where nothing was reported.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $unit_id         one unit; null for all
-- $category_id     one category; null for all
-- $compare_year    a year to compare with, at the same month; null for none
-- $scope_unit_ids  the units the reader may see; null for all
with trend as (
    select
        standing.unit_id,
        standing.measure_id,
        list(
            case when standing.known_month = standing.month then standing.completion_rate end
            order by standing.month
        ) as trend
    from measure_standing as standing
    where
        standing.scheme_id = $scheme_id
        and ($unit_id is null or standing.unit_id = $unit_id)
        and standing.year = $year
        and standing.month <= $month
    group by standing.unit_id, standing.measure_id
)

select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.peer_group,
    category.category_id,
    category.category_name,
    indicator.indicator_id,
    indicator.indicator_name,
    indicator.serial,
    indicator.points as indicator_points,
    standing.measure_id,
    standing.measure_name,
    standing.kind,
    standing.direction,
    standing.operator,
    standing.rule,
    standing.unit_of_measure,
    standing.target_value,
    standing.target_value_upper,
    standing.target_text,
    standing.target_status,
    standing.is_provisional,
    standing.value,
    standing.tier,
    standing.carried_value,
    standing.known_month,
    standing.completion_rate,
    standing.expected_share,
    standing.schedule_gap,
    standing.light,
    standing.has_caught_up,
    standing.far_behind_months,
    standing.state,
    standing.undefined_reason,
    standing.curve,
    standing.forecast_share,
    standing.forecast_month,
    standing.missed_points,
    standing.target_value - standing.value as remaining_value,
    case
        when standing.kind = 'quantity' and standing.direction = 'higher'
            then required_speed_up(standing.target_value, standing.value, $month)
    end as required_speed_up,
    compared.completion_rate as compare_completion_rate,
    case
        when standing.state = 'reported' then half_up(standing.measure_points * standing.lower_share)::double
    end as earned_points,
    half_up(standing.measure_points * standing.lower_share)::double as earned_lower,
    standing.measure_points,
    standing.deviation_reason,
    standing.corrective_action,
    trend.trend,
    standing.position,
    standing.target_basis,
    standing.actual_basis,
    standing.record_id,
    indicator.document_id,
    indicator.first_line,
    indicator.last_line,
    standing.line
from measure_standing as standing
inner join unit
    on standing.unit_id = unit.unit_id
inner join indicator
    on standing.indicator_id = indicator.indicator_id
inner join category
    on standing.category_id = category.category_id
inner join trend
    on
        standing.unit_id = trend.unit_id
        and standing.measure_id = trend.measure_id
left join measure_standing as compared
    on
        standing.measure_id = compared.measure_id
        and standing.unit_id = compared.unit_id
        and compared.year = $compare_year
        and compared.month = $month
where
    standing.scheme_id = $scheme_id
    and ($unit_id is null or standing.unit_id = $unit_id)
    and standing.year = $year
    and standing.month = $month
    and ($category_id is null or category.category_id = $category_id)
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by unit.position, standing.position
