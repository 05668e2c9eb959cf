-- The share of its points that a measure attains by its rule (domain.md, section 2), between 0 and 1.
-- Grain: a scalar; null when the actual is missing, or when a target of 0 makes a higher-is-better rule meaningless.
-- Missing operands come first: least(1, null) would be 1 in DuckDB 2.0, and an unreported unit would get full marks.
create or replace macro attained_share(
    by_rule, by_direction, by_operator, parameters, target_value, actual_value, tier, measure_points
) as case
    when by_rule = 'qualitative_4' then (parameters::json ->> tier)::double
    when actual_value is null then null
    when by_rule = 'external' and actual_value >= measure_points then 1
    when by_rule = 'external' and actual_value <= 0 then 0
    when by_rule = 'external' then actual_value::decimal(18, 6) / measure_points::decimal(18, 6)
    when target_value is null then null
    when by_rule = 'ratio_capped' and target_value = 0 then null
    when by_rule = 'ratio_capped' and actual_value >= target_value then 1
    when by_rule = 'ratio_capped' and actual_value <= 0 then 0
    when by_rule = 'ratio_capped' then actual_value::decimal(18, 6) / target_value::decimal(18, 6)
    when by_rule = 'threshold' and by_operator = '>' then (actual_value > target_value)::integer
    when by_rule = 'threshold' and by_operator = '<' then (actual_value < target_value)::integer
    when by_rule = 'threshold' and by_direction = 'equal' then (actual_value = target_value)::integer
    when by_rule = 'threshold' and by_direction = 'lower' then (actual_value <= target_value)::integer
    when by_rule = 'threshold' then (actual_value >= target_value)::integer
    when by_rule = 'lower_better' and actual_value <= target_value then 1
    when by_rule = 'lower_better' and actual_value >= 2 * target_value then 0
    when by_rule = 'lower_better'
        then 1 - (actual_value - target_value)::decimal(18, 6) / target_value::decimal(18, 6)
end;
