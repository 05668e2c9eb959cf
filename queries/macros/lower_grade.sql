-- The grade below another, or the lowest where there is none below.
-- Grain: a scalar.
create or replace macro lower_grade(scale, name) as coalesce(
    grade(scale, list_max([
        (scale::json ->> other)::double
        for other in json_keys(scale)
        if (scale::json ->> other)::double < (scale::json ->> name)::double
    ])),
    name
);
