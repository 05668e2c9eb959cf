-- The share that an assessor gave inside the tier that he picked; null, so refused, when it lies outside that tier.
-- Grain: a scalar. Tiers are {"达成": [0.8, 1], "部分达成": [0.6, 0.8], "未达成": [0, 0.6]}: the upper bound belongs to the
-- tier above, and 1 to the highest (domain.md, section 2, rule `qualitative_3`).
create or replace macro tier_share(parameters, tier, assessed_share) as case
    when assessed_share < (parameters::json -> tier ->> 0)::double then null
    when assessed_share < (parameters::json -> tier ->> 1)::double then assessed_share
    when assessed_share = 1 and (parameters::json -> tier ->> 1)::double = 1 then 1
end;
