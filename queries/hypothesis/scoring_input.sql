-- What is scored in hypothetical worlds: the rows handed in, in the form of the facts.
-- Grain: one row per measure, unit and number; the number stands in the place of the year.
create or replace table scoring_input as
select
    hypothetical_input.scheme_id::varchar as scheme_id,
    hypothetical_input.category_id::varchar as category_id,
    hypothetical_input.indicator_id::varchar as indicator_id,
    hypothetical_input.measure_id::varchar as measure_id,
    hypothetical_input.unit_id::varchar as unit_id,
    hypothetical_input.year::integer as year,
    hypothetical_input.month::integer as month,
    hypothetical_input.measure_name::varchar as measure_name,
    hypothetical_input.kind::varchar as kind,
    hypothetical_input.direction::varchar as direction,
    hypothetical_input.operator::varchar as operator,
    hypothetical_input.unit_of_measure::varchar as unit_of_measure,
    hypothetical_input.reporting_frequency::varchar as reporting_frequency,
    hypothetical_input.position::integer as position,
    hypothetical_input.points::double as points,
    hypothetical_input.result_month::integer as result_month,
    hypothetical_input.period_end::date as period_end,
    null::double[] as last_year_shares,
    hypothetical_input.known_month::integer as known_month,
    case
        when hypothetical_input.has_record::boolean
            then struct_pack(
                value := hypothetical_input.value::double,
                numerator := hypothetical_input.numerator::double,
                denominator := hypothetical_input.denominator::double,
                text := hypothetical_input.tier::varchar,
                assessed_share := hypothetical_input.assessed_share::double,
                completed_date := hypothetical_input.completed_date::date,
                deviation_reason := null::varchar,
                corrective_action := null::varchar,
                basis := hypothetical_input.actual_basis::varchar,
                record_id := hypothetical_input.record_id::varchar,
                approved_at := hypothetical_input.approved_at::timestamp
            )
    end as record,
    struct_pack(
        value := hypothetical_input.target_value::double,
        value_upper := hypothetical_input.target_value_upper::double,
        due_date := hypothetical_input.due_date::date,
        text := hypothetical_input.target_text::varchar,
        status := hypothetical_input.target_status::varchar,
        is_provisional := hypothetical_input.is_provisional::boolean,
        document_number := hypothetical_input.target_document_number::varchar,
        effective_date := hypothetical_input.target_effective_date::date,
        basis := hypothetical_input.target_basis::varchar,
        document_id := hypothetical_input.document_id::varchar,
        line := hypothetical_input.line::integer
    ) as target,
    struct_pack(
        combination := hypothetical_input.combination::varchar,
        weight := hypothetical_input.weight::double,
        rule := hypothetical_input.rule::varchar,
        rule_parameters := hypothetical_input.rule_parameters::varchar,
        curve := hypothetical_input.curve::varchar,
        curve_parameters := hypothetical_input.curve_parameters::varchar,
        clause := hypothetical_input.clause::varchar,
        document_number := hypothetical_input.rule_document_number::varchar,
        effective_date := null::date,
        recorded_at := null::timestamp,
        recorded_by := null::varchar,
        rule_origin := hypothetical_input.rule_origin::varchar,
        record_id := null::varchar
    ) as method
from hypothetical_input;
