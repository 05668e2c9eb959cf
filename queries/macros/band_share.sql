-- The share of the highest band that a rate reaches: {"bands": {"1": 1, "0.8": 0.7}, "otherwise": 0.4}.
-- Grain: a scalar; a band includes its lower bound (domain.md, section 2, rule `band`).
create or replace macro band_share(parameters, rate) as case
    when rate is not null then coalesce(
        list_max([
            struct_pack(bound := bound::double, share := (parameters::json -> 'bands' ->> bound)::double)
            for bound in json_keys(parameters, 'bands')
            if bound::double <= round(rate, 9)
        ]).share,
        (parameters::json ->> 'otherwise')::double,
        0
    )
end;
