-- Which standings of measures are scored together: those of a year.
-- Grain: one row per measure, unit, year and month. A hypothesis says here which rows make up each of its worlds, so
-- that a row which many worlds share is looked at once.
create view scored_measure as
select measure_standing.*
from measure_standing;
