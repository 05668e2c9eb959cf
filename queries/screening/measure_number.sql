-- Every measure with a number, and what a report of it must know.
-- Grain: one row per measure.
create table measure_number as
select
    row_number() over (order by measure.measure_id) as measure_number,
    measure.measure_id,
    cast(measure.measure_id as measure_code) as measure_code,
    measure.measure_name,
    measure.kind,
    measure.direction,
    folded(measure.unit_of_measure) as unit_of_measure,
    indicator.indicator_name,
    indicator.scheme_id,
    category.category_name
from measure
inner join indicator
    on measure.indicator_id = indicator.indicator_id
inner join category
    on indicator.category_id = category.category_id;
