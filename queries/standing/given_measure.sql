-- Which measures was each unit given, under which leaf, with which target?
-- Grain: one row per measure, unit and year.
create view given_measure as
select
    scheme.scheme_id,
    scheme.light_preset,
    measure.measure_id,
    measure.measure_name,
    measure.indicator_id,
    measure.kind,
    measure.direction,
    measure.operator,
    measure.unit_of_measure,
    measure.weight,
    measure.rule,
    measure.rule_parameters,
    measure.rule_origin,
    measure.reporting_frequency,
    measure.position,
    indicator.category_id,
    indicator.points * measure.weight as measure_points,
    latest_target.unit_id,
    latest_target.year,
    latest_target.value as target_value,
    latest_target.value_upper as target_value_upper,
    latest_target.text as target_text,
    latest_target.due_date,
    latest_target.status as target_status,
    latest_target.is_provisional,
    latest_target.basis as target_basis,
    latest_target.document_id,
    latest_target.line
from latest_target
inner join measure
    on latest_target.measure_id = measure.measure_id
inner join indicator
    on measure.indicator_id = indicator.indicator_id
inner join scheme
    on indicator.scheme_id = scheme.scheme_id;
