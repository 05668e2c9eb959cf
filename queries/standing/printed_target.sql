-- What did the documents ask of every assessed unit, in a scheme's own year, and what was it changed to since?
-- Grain: one row per measure and unit; the total of others is not assessed.
-- adjusted is the version in force in the end, where somebody recorded one; null where what is printed still holds.
create view printed_target as
select
    target.measure_id,
    measure.indicator_id,
    target.unit_id,
    target.year,
    unit.peer_group,
    target.value as target_value,
    target.value_upper as target_value_upper,
    target.status as target_status,
    target.text as target_text,
    target.due_date,
    case when latest_target.version.basis = 'reported' then latest_target.version end as adjusted,
    scheme.scheme_id,
    scheme.document_id,
    target.line
from target
inner join measure
    on target.measure_id = measure.measure_id
inner join indicator
    on measure.indicator_id = indicator.indicator_id
inner join scheme
    on
        indicator.scheme_id = scheme.scheme_id
        and target.year = scheme.year
inner join assessed_unit
    on
        indicator.scheme_id = assessed_unit.scheme_id
        and target.year = assessed_unit.year
        and target.unit_id = assessed_unit.unit_id
inner join unit
    on target.unit_id = unit.unit_id
inner join latest_target
    on
        target.measure_id = latest_target.measure_id
        and target.unit_id = latest_target.unit_id
        and target.year = latest_target.year
where target.basis = 'source';
