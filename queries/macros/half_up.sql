-- A number rounded to 2 decimals, half up, exactly (binary floats miss exact halves; domain.md, section 2).
-- Grain: a scalar; nine decimals absorb the error of a division before the half is looked at.
create or replace macro half_up(number) as round(number::decimal(18, 9), 2);
