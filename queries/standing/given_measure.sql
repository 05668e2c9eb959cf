-- Which measures was each unit given, under which leaf, with which target? What the latest version says.
-- Grain: one row per measure, unit and year.
create view given_measure as
select
    indicator.scheme_id,
    measure.measure_id,
    measure.indicator_id,
    indicator.category_id,
    latest_target.unit_id,
    latest_target.year,
    latest_target.version.value as target_value,
    latest_target.version.value_upper as target_value_upper,
    latest_target.version.text as target_text,
    latest_target.version.due_date,
    latest_target.version.status as target_status,
    latest_target.version.basis as target_basis,
    latest_target.version.document_id,
    latest_target.version.line
from latest_target
inner join measure
    on latest_target.measure_id = measure.measure_id
inner join indicator
    on measure.indicator_id = indicator.indicator_id;
