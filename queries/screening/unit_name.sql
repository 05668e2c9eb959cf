-- By which words is each unit known?
-- Grain: one row per unit.
select
    unit.unit_id,
    unit.unit_name,
    unit.short_name
from unit
order by unit.unit_id;
