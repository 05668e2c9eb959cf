-- By how much is an actual better than its target: above it where more is better, below it where less is.
-- Grain: a scalar; null when either is missing.
create or replace macro surplus(by_direction, target_value, actual_value) as case
    when target_value is null or actual_value is null then null
    when by_direction = 'lower' and actual_value < target_value
        then target_value::decimal(18, 6) - actual_value::decimal(18, 6)
    when by_direction <> 'lower' and actual_value > target_value
        then actual_value::decimal(18, 6) - target_value::decimal(18, 6)
    else 0
end;
