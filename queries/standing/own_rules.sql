-- Which schemes score anything by a rule of their own, and not only by the defaults?
-- Grain: one row per scheme that does.
create table own_rules as
select distinct indicator.scheme_id
from measure_method
inner join measure
    on measure_method.measure_id = measure.measure_id
inner join indicator
    on measure.indicator_id = indicator.indicator_id
where measure_method.method.rule_origin = 'scheme';
