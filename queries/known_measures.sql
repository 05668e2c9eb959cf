-- What is each unit's score in a month made of: its targets, the rules in force and the last records known?
-- Grain: one row per measure and unit of the scheme, in one month.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $scope_unit_ids  the units the reader may see; null for all
select
    known_measure.scheme_id,
    known_measure.category_id,
    category.category_name,
    known_measure.indicator_id,
    known_measure.measure_id,
    known_measure.unit_id,
    known_measure.year,
    known_measure.month,
    known_measure.measure_name,
    known_measure.kind,
    known_measure.direction,
    known_measure.operator,
    known_measure.unit_of_measure,
    known_measure.reporting_frequency,
    known_measure.position,
    known_measure.points,
    known_measure.state,
    known_measure.result_month,
    known_measure.period_end,
    known_measure.known_month,
    known_measure.record is not null as has_record,
    known_measure.record.value,
    known_measure.record.numerator,
    known_measure.record.denominator,
    known_measure.record.text as tier,
    known_measure.record.assessed_share,
    known_measure.record.completed_date,
    known_measure.record.basis as actual_basis,
    known_measure.record.record_id,
    known_measure.record.approved_at,
    known_measure.target.value as target_value,
    known_measure.target.value_upper as target_value_upper,
    known_measure.target.due_date,
    known_measure.target.text as target_text,
    known_measure.target.status as target_status,
    known_measure.target.is_provisional,
    known_measure.target.document_number as target_document_number,
    known_measure.target.effective_date as target_effective_date,
    known_measure.target.basis as target_basis,
    known_measure.target.document_id,
    known_measure.target.line,
    known_measure.method.combination,
    known_measure.method.weight,
    known_measure.method.rule,
    known_measure.method.rule_parameters,
    known_measure.method.curve,
    known_measure.method.curve_parameters,
    known_measure.method.clause,
    known_measure.method.document_number as rule_document_number,
    known_measure.method.rule_origin
from known_measure
inner join category
    on known_measure.category_id = category.category_id
where
    known_measure.scheme_id = $scheme_id
    and known_measure.year = $year
    and known_measure.month = $month
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, known_measure.unit_id))
order by known_measure.unit_id, known_measure.position
