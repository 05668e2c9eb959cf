-- The version of each target that counts in the end: the latest effective one.
-- Grain: one row per measure, unit and year. What counts as of a month stands in matched_measure.
create view latest_target as
select
    target_version.measure_id,
    target_version.unit_id,
    target_version.year,
    arg_max(target_version.target, target_version.effective_date) as version
from target_version
group by target_version.measure_id, target_version.unit_id, target_version.year;
