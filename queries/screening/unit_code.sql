-- The ids of units as a list of few, which rows point into.
-- Grain: a type.
create type unit_code as enum (select unit.unit_id from unit order by unit.unit_id);
