-- The ids of units as a list of few, into which rows point.
-- Grain: a type.
create type unit_code as enum ( -- noqa: CV07
    select unit.unit_id
    from unit
    order by unit.unit_id
);
