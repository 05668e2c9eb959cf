-- The lowest grade of a scale: that of a unit under a veto.
-- Grain: a scalar.
create or replace macro lowest_grade(scale) as grade(
    scale, list_min([(scale::json ->> name)::double for name in json_keys(scale)])
);
