-- The ids of measures as a list of few, which rows point into: written out for a million rows they would weigh tens of MB.
-- Grain: a type.
create type measure_code as enum (select measure.measure_id from measure order by measure.measure_id);
