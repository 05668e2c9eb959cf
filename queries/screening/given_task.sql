-- Which target and which rule hold for each measure and unit, from which day until which?
-- Grain: one row per measure, unit, year and version of the target.
create table given_task as
select
    measure_number.measure_number,
    unit_number.unit_number,
    target_version.year,
    target_version.effective_date,
    lead(target_version.effective_date, 1, date '9999-12-31') over (
        partition by target_version.measure_id, target_version.unit_id, target_version.year
        order by target_version.effective_date
    ) as until_date,
    target_version.target.value as target_value,
    target_version.target.value_upper as target_value_upper,
    target_version.target.due_date,
    target_version.target.status as target_status
from target_version
inner join measure_number
    on target_version.measure_id = measure_number.measure_id
inner join unit_number
    on target_version.unit_id = unit_number.unit_id;
