-- Every word that a measure is known by: its name, or that of its task.
-- Grain: one row per word and measure.
create table measure_word as
select
    folded(measure_number.measure_name) as word,
    measure_number.measure_number,
    measure_number.scheme_id,
    false as is_task
from measure_number

union all

select
    folded(measure_number.indicator_name) as word,
    measure_number.measure_number,
    measure_number.scheme_id,
    true as is_task
from measure_number
where folded(measure_number.indicator_name) <> folded(measure_number.measure_name);
