-- A number as people write it: no digits that say nothing.
-- Grain: a scalar.
create or replace macro digits(number) as regexp_replace(cast(number as varchar), '\.0$', '');
