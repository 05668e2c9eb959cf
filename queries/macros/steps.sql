-- How many steps does an amount make, a started one counted whole (ceil), not at all (floor) or in part (linear)?
-- Grain: a scalar; nine decimals, so that 0.3 in steps of 0.1 are 3 and not 4 (domain.md, section 2).
create or replace macro steps(amount, step, partial) as case
    when amount <= 0 then 0
    when partial = 'floor' then floor(round(amount::decimal(18, 6) / step::decimal(18, 6), 9))
    when partial = 'linear' then round(amount::decimal(18, 6) / step::decimal(18, 6), 9)
    else ceil(round(amount::decimal(18, 6) / step::decimal(18, 6), 9))
end;
