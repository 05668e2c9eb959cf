-- Every word that a unit is known by, the closest first: its id or code, its full name, its short name.
-- Grain: one row per word, unit and closeness.
create table unit_word as
select
    unit_number.unit_id as word,
    1 as closeness,
    unit_number.unit_number,
    unit_number.has_tasks
from unit_number

union

select
    unit_number.division_code as word,
    1 as closeness,
    unit_number.unit_number,
    unit_number.has_tasks
from unit_number
where unit_number.division_code is not null

union

select
    folded(unit_number.unit_name) as word,
    2 as closeness,
    unit_number.unit_number,
    unit_number.has_tasks
from unit_number

union

select
    folded(unit_number.short_name) as word,
    3 as closeness,
    unit_number.unit_number,
    unit_number.has_tasks
from unit_number;
