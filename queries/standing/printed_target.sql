-- What did the documents ask of every assessed unit: the targets of a scheme's own year, nothing simulated?
-- Grain: one row per measure and unit; the total of others is not assessed.
create view printed_target as
select
    given_measure.measure_id,
    given_measure.indicator_id,
    given_measure.unit_id,
    given_measure.year,
    unit.peer_group,
    given_measure.target_value,
    given_measure.target_value_upper,
    given_measure.target_status,
    given_measure.target_text,
    given_measure.due_date,
    scheme.scheme_id,
    scheme.document_id,
    given_measure.line
from given_measure
inner join scheme
    on
        given_measure.scheme_id = scheme.scheme_id
        and given_measure.year = scheme.year
inner join assessed_unit
    on
        given_measure.scheme_id = assessed_unit.scheme_id
        and given_measure.year = assessed_unit.year
        and given_measure.unit_id = assessed_unit.unit_id
inner join unit
    on given_measure.unit_id = unit.unit_id
where given_measure.target_basis <> 'demo';
