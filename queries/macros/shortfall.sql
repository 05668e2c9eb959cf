-- By how much does an actual miss its target: below it where more is better, above it where less is; never below 0.
-- Grain: a scalar; null when either is missing.
create or replace macro shortfall(by_direction, target_value, actual_value) as case
    when target_value is null or actual_value is null then null
    when by_direction = 'lower' and actual_value > target_value
        then actual_value::decimal(18, 6) - target_value::decimal(18, 6)
    when by_direction <> 'lower' and actual_value < target_value
        then target_value::decimal(18, 6) - actual_value::decimal(18, 6)
    else 0
end;
