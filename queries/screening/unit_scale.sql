-- How many of the bare unit one of a unit of measure is: 10 000 for 万亩, 100 000 000 for 亿元, 1 for 亩.
-- Grain: a scalar.
create or replace macro unit_scale(unit_of_measure) as case left(unit_of_measure, 1)
    when '万' then 10000
    when '亿' then 100000000
    else 1
end;
