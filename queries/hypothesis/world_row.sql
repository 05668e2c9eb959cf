-- Which rows make up each hypothetical world: the pairs handed in.
-- Grain: one row per world and row; a row is found by its number, which stands in the place of its year.
create or replace table world_row as
select
    hypothetical_world.world::integer as world,
    hypothetical_world.of_row::integer as of_row
from hypothetical_world;
