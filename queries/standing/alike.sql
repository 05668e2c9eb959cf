-- Which measure of a kind does each unit have in each year: the one that is asked for, else one of the same concept?
-- Grain: one row per assessed unit and year. What a document gives counts before what is simulated.
create or replace macro alike(asked_measure_id) as table
    select
        given_measure.measure_id,
        given_measure.unit_id,
        given_measure.year
    from given_measure
    inner join measure
        on given_measure.measure_id = measure.measure_id
    inner join measure as asked
        on
            asked.measure_id = asked_measure_id
            and (measure.measure_id = asked.measure_id or measure.concept = asked.concept)
    inner join assessed_unit
        on
            given_measure.scheme_id = assessed_unit.scheme_id
            and given_measure.year = assessed_unit.year
            and given_measure.unit_id = assessed_unit.unit_id
    qualify
        row_number() over (
            partition by given_measure.unit_id, given_measure.year
            order by given_measure.target_basis = 'demo', measure.measure_id <> asked_measure_id, measure.measure_id
        ) = 1;
