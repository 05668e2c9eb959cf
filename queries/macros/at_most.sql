-- A number of points, or the cap where it is more; without a cap the number.
-- Grain: a scalar in hundredths. A missing cap is asked for first: least(number, null) is no number everywhere.
create or replace macro at_most(number, cap) as case
    when cap is null or number <= cap then number::decimal(18, 2)
    else cap::decimal(18, 2)
end;
