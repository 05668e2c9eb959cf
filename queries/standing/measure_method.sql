-- From which day does each version of how a measure is scored count? Of two of the same day the one learned of last.
-- Grain: one row per measure and day; what the document or the defaults say counts from the beginning.
create view measure_method as
with versions as (
    select
        measure.measure_id,
        date '0001-01-01' as effective_date,
        timestamp '1900-01-01' as recorded_at,
        null as recorded_by,
        '' as record_id,
        indicator.combination,
        measure.weight,
        measure.rule,
        measure.rule_parameters,
        measure.curve,
        measure.curve_parameters,
        measure.clause,
        null as document_number,
        measure.rule_origin
    from measure
    inner join indicator
        on measure.indicator_id = indicator.indicator_id

    union all by name

    select
        measure_version.measure_id,
        coalesce(measure_version.effective_date, date '0001-01-01') as effective_date,
        measure_version.recorded_at,
        measure_version.recorded_by,
        measure_version.record_id,
        measure_version.combination,
        measure_version.weight,
        measure_version.rule,
        measure_version.rule_parameters,
        measure_version.curve,
        measure_version.curve_parameters,
        measure_version.clause,
        measure_version.document_number,
        'scheme' as rule_origin
    from measure_version
)

select
    versions.measure_id,
    versions.effective_date,
    arg_max_null(
        struct_pack(
            combination := versions.combination,
            weight := versions.weight,
            rule := versions.rule,
            rule_parameters := versions.rule_parameters,
            curve := versions.curve,
            curve_parameters := versions.curve_parameters,
            clause := versions.clause,
            document_number := versions.document_number,
            effective_date := nullif(versions.effective_date, date '0001-01-01'),
            recorded_at := nullif(versions.recorded_at, timestamp '1900-01-01'),
            recorded_by := versions.recorded_by,
            rule_origin := versions.rule_origin,
            record_id := nullif(versions.record_id, '')
        ),
        (versions.recorded_at, versions.record_id)
    ) as method
from versions
group by versions.measure_id, versions.effective_date;
