-- Which words are known for units, and for the measures of each: what a misspelt one may have meant?
-- Grain: one row per unit and measure that it was given.
-- $unit_number  one unit; null for all
select distinct
    unit_number.short_name,
    unit_number.unit_name,
    unit_number.unit_id,
    measure_number.measure_name,
    measure_number.measure_id
from given_task
inner join unit_number
    on given_task.unit_number = unit_number.unit_number
inner join measure_number
    on given_task.measure_number = measure_number.measure_number
where $unit_number is null or given_task.unit_number = $unit_number
order by unit_number.unit_id, measure_number.measure_id;
