-- Which units compete with each other: each unit's scores beside its name, its peer group and the size of that group?
-- Grain: one row per unit, year, month 1 to 12 and category; category_id null means the whole scheme.
create or replace table group_score as
select
    unit_score.*,
    unit.unit_name,
    unit.short_name,
    unit.division_code,
    unit.peer_group,
    unit.position,
    count(*) over (
        partition by unit_score.scheme_id, unit_score.category_id, unit.peer_group, unit_score.year, unit_score.month
    ) as group_size
from unit_score
inner join unit
    on unit_score.unit_id = unit.unit_id;
