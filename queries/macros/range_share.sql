-- Inside a range the whole share, outside it less by distance: 1 − distance ÷ width, never below 0.
-- Grain: a scalar; the width is that of the range unless the parameters give one (domain.md, section 2, rule `range`).
create or replace macro range_share(parameters, lower_bound, upper_bound, actual_value) as case
    when lower_bound is null or upper_bound is null or actual_value is null then null
    when actual_value between lower_bound and upper_bound then 1
    else greatest(
        0,
        1 - greatest(lower_bound - actual_value, actual_value - upper_bound)::decimal(18, 6)
        / coalesce((parameters::json ->> 'width')::decimal(18, 6), (upper_bound - lower_bound)::decimal(18, 6))
    )
end;
