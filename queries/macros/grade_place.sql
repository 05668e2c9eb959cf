-- Where a grade stands in its scale, from the best, 1.
-- Grain: a scalar; null without a grade. A scale is {"优秀": 90, "良好": 80, …}.
create or replace macro grade_place(scale, grade_name) as case
    when grade_name is not null then 1 + len([
        name
        for name in json_keys(scale)
        if (scale::json ->> name)::double > (scale::json ->> grade_name)::double
    ])
end;
