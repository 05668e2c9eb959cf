-- What is scored: each measure a unit was given, with its target, its rule and its record, as of each month.
-- Grain: one row per measure, unit, year and month. What everything after it follows from: a hypothesis puts rows of
-- its own in the place of this view and of scoring_method, a world in the place of a year; the same text scores it.
create view scoring_input as
select matched_measure.*
from matched_measure;
