-- The number that plain words say; null where they are not plain.
-- Grain: a scalar.
create or replace macro plain_number(words) as case when is_plain_number(words) then try_cast(words as double) end;
