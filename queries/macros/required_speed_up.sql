-- How many times faster than so far must the rest be done to reach the target by the end of the year?
-- Grain: a scalar (domain.md, section 4); null when nothing remains, no time is left, or nothing has been done yet.
create or replace macro required_speed_up(target_value, actual_value, as_of_month) as case
    when actual_value > 0 and actual_value < target_value and as_of_month < 12
        then ((target_value - actual_value) / (12 - as_of_month)) / (actual_value / as_of_month)
end;
