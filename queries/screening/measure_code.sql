-- The ids of measures as a list of few, into which rows point: written out they weigh tens of MB.
-- Grain: a type.
create type measure_code as enum ( -- noqa: CV07
    select measure.measure_id
    from measure
    order by measure.measure_id
);
