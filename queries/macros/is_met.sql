-- Is a target met, by the comparison that is printed, else by its direction?
-- Grain: a scalar; null when target or actual is missing.
create or replace macro is_met(by_direction, by_operator, target_value, target_upper, actual_value) as case
    when by_operator = '>' then actual_value > target_value
    when by_operator = '<' then actual_value < target_value
    when by_direction = 'equal' then actual_value = target_value
    when by_direction = 'range' then actual_value between target_value and target_upper
    when by_direction = 'lower' then actual_value <= target_value
    else actual_value >= target_value
end;
