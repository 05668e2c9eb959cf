-- The share of its points that a measure attains by its rule (domain.md, section 2), between 0 and 1.
-- Grain: a scalar; null when the actual is missing, or where the rule cannot be applied to target and actual.
-- `reported` is the record and `actual_value` its value; `due_date` and `target_upper` belong to the target, and
-- `period_end` is the last day looked at.
-- Missing operands come first: least(1, null) would be 1 in DuckDB 2.0, and an unreported unit would get full marks.
create or replace macro attained_share(
    by_rule, by_direction, by_operator, parameters, target_value, target_upper, due_date, reported, actual_value,
    measure_points, period_end
) as case
    when reported is null then null
    when by_rule = 'qualitative_4' then (parameters::json ->> reported.text)::double
    when by_rule = 'qualitative_3' then tier_share(parameters, reported.text, reported.assessed_share)
    when by_rule = 'deadline' and due_date is null then null
    when by_rule = 'deadline' and (reported.completed_date is null or reported.completed_date > period_end) then 0
    -- On time, or late where nothing says how much of the points that costs: no points are needed to tell.
    when by_rule = 'deadline' and reported.completed_date <= due_date then 1
    when by_rule = 'deadline' and parameters::json ->> 'deduct' is null then 0
    when by_rule = 'deadline' and measure_points is null then null
    when by_rule = 'deadline'
        then
            greatest(0, 1 - (
                coalesce((parameters::json ->> 'deduct')::decimal(18, 6), measure_points::decimal(18, 6))
                * periods_late(due_date, reported.completed_date, coalesce(parameters::json ->> 'period', 'month'))
            )::decimal(18, 6) / nullif(measure_points, 0)::decimal(18, 6))
    when actual_value is null then null
    when by_rule = 'external' and actual_value <= 0 then 0
    when by_rule = 'external'
        then
            least(1, actual_value::decimal(18, 6) / nullif(coalesce(
                (parameters::json ->> 'full')::decimal(18, 6), measure_points::decimal(18, 6)
            ), 0))
    when by_rule = 'range' then range_share(parameters, target_value, target_upper, actual_value)
    when by_rule = 'band' and (target_value is null or parameters::json ->> 'of' = 'value')
        then band_share(parameters, actual_value)
    when target_value is null then null
    when by_rule = 'band'
        then band_share(parameters, actual_value::decimal(18, 6) / nullif(target_value, 0)::decimal(18, 6))
    when by_rule = 'ratio_capped' and target_value <= 0 then null
    when by_rule = 'ratio_capped' and actual_value >= target_value then 1
    when by_rule = 'ratio_capped' and actual_value <= 0 then 0
    when by_rule = 'ratio_capped' then actual_value::decimal(18, 6) / target_value::decimal(18, 6)
    when by_rule = 'threshold'
        then is_met(by_direction, by_operator, target_value, target_upper, actual_value)::integer
    when by_rule = 'deduct_step'
        then
            greatest(0, 1 - ((parameters::json ->> 'deduct')::decimal(18, 6) * steps(
                shortfall(by_direction, target_value, actual_value),
                (parameters::json ->> 'step')::double,
                coalesce(parameters::json ->> 'partial', 'ceil')
            )::decimal(18, 9))::decimal(18, 9) / nullif(measure_points, 0)::decimal(18, 6))
    when by_rule = 'lower_better' and actual_value <= target_value then 1
    when by_rule = 'lower_better' and target_value <= 0 then 0
    when by_rule = 'lower_better' and parameters::json ->> 'variant' = 'b'
        then target_value::decimal(18, 6) / actual_value::decimal(18, 6)
    when by_rule = 'lower_better' and actual_value >= 2 * target_value then 0
    when by_rule = 'lower_better'
        then 1 - (actual_value - target_value)::decimal(18, 6) / target_value::decimal(18, 6)
end;
