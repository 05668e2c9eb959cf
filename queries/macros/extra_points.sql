-- The points outside the total that a measure gains (bonus_step) or loses (penalty_step, below 0), up to its own cap.
-- Grain: a scalar; 0 for every other rule, null when target or actual is missing (domain.md, section 2).
create or replace macro extra_points(by_rule, by_direction, parameters, target_value, actual_value) as case
    when by_rule not in ('bonus_step', 'penalty_step') then 0
    when target_value is null or actual_value is null then null
    when by_rule = 'bonus_step'
        then
            half_up(least(
                (parameters::json ->> 'cap')::decimal(18, 6),
                ((parameters::json ->> 'bonus')::decimal(18, 6) * steps(
                    surplus(by_direction, target_value, actual_value),
                    (parameters::json ->> 'step')::double,
                    coalesce(parameters::json ->> 'partial', 'floor')
                )::decimal(18, 9))::decimal(18, 6)
            ))
    else -half_up(least(
        (parameters::json ->> 'cap')::decimal(18, 6),
        ((parameters::json ->> 'penalty')::decimal(18, 6) * steps(
            shortfall(by_direction, target_value, actual_value),
            (parameters::json ->> 'step')::double,
            coalesce(parameters::json ->> 'partial', 'ceil')
        )::decimal(18, 9))::decimal(18, 6)
    ))
end;
