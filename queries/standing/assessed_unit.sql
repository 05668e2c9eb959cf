-- Which units does a scheme assess in a year: given something, and no total of others that were?
-- Grain: one row per scheme, year and unit.
-- A parent with targets of its own states the sum of its children; without them it is assessed itself.
create table assessed_unit as
with given as (
    select distinct
        given_measure.scheme_id,
        given_measure.year,
        given_measure.unit_id,
        unit.parent_unit_id
    from given_measure
    inner join unit
        on given_measure.unit_id = unit.unit_id
)

select
    given.scheme_id,
    given.year,
    given.unit_id
from given
left join given as child
    on
        given.scheme_id = child.scheme_id
        and given.year = child.year
        and given.unit_id = child.parent_unit_id
where child.unit_id is null;
