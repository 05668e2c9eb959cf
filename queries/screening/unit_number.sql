-- Every unit with a number, by which millions of rows are compared faster than by their ids.
-- Grain: one row per unit.
create table unit_number as
select
    row_number() over (order by unit.unit_id) as unit_number,
    unit.unit_id,
    cast(unit.unit_id as unit_code) as unit_code,
    unit.unit_name,
    unit.short_name,
    unit.division_code,
    unit.unit_id in (select target.unit_id from target) as has_tasks,
    unit.unit_id in (
        select child.parent_unit_id
        from unit as child
        inner join target
            on child.unit_id = target.unit_id
        where child.parent_unit_id is not null
    ) as has_parts
from unit;
