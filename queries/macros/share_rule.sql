-- By which rule does a measure earn its points? A bonus, a penalty and a veto come on top of an ordinary rule.
-- Grain: a scalar; the parameters may name that rule, else a bonus rests on the ratio, the others on the threshold.
create or replace macro share_rule(by_rule, parameters) as case
    when by_rule = 'bonus_step' then coalesce(parameters::json ->> 'base', 'ratio_capped')
    when by_rule in ('penalty_step', 'veto') then coalesce(parameters::json ->> 'base', 'threshold')
    else by_rule
end;
