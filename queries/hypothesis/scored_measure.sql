-- Which standings of measures are scored together: those of the rows that make up a world.
-- Grain: one row per measure and unit of each world; year is the number of the world.
create view scored_measure as
select
    world_row.world as year,
    measure_standing.* exclude (year)
from world_row
inner join measure_standing
    on world_row.of_row = measure_standing.year;
