-- The grade of a score in percent of the points: the one with the highest lower bound that it reaches.
-- Grain: a scalar; a bound belongs to its grade (domain.md, section 3). A scale is {"优秀": 90, "良好": 80, …}.
create or replace macro grade(scale, score_percent) as case
    when score_percent is not null then list_max([
        struct_pack(bound := (scale::json ->> name)::double, name := name)
        for name in json_keys(scale)
        if (scale::json ->> name)::double <= round(score_percent, 9)
    ]).name
end;
