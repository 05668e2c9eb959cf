-- By which rule is each measure scored, from which day until which?
-- Grain: one row per measure and version of its rule.
create table rule_in_force as
select
    measure_number.measure_number,
    measure_method.effective_date,
    lead(measure_method.effective_date, 1, date '9999-12-31') over (
        partition by measure_method.measure_id order by measure_method.effective_date
    ) as until_date,
    measure_method.method.rule,
    measure_method.method.rule_parameters
from measure_method
inner join measure_number
    on measure_method.measure_id = measure_number.measure_id;
