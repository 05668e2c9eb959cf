-- A number moved to a unit that is so many times as large, without the last digits that floating point adds.
-- Grain: a scalar; fifteen digits are as many as people can have meant.
create or replace macro moved_scale(number, from_scale, to_scale) as cast(
    printf('%.15g', number * from_scale / to_scale) as double
);
