-- What is each unit's score in a month made of: its targets, the rules in force and the last records known?
-- Grain: one row per measure and unit of the scheme, in one month.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $scope_unit_ids  the units the reader may see; null for all
select
    matched_measure.scheme_id,
    matched_measure.category_id,
    matched_measure.indicator_id,
    matched_measure.measure_id,
    matched_measure.unit_id,
    matched_measure.year,
    matched_measure.month,
    matched_measure.measure_name,
    matched_measure.kind,
    matched_measure.direction,
    matched_measure.operator,
    matched_measure.unit_of_measure,
    matched_measure.reporting_frequency,
    matched_measure.position,
    matched_measure.points,
    matched_measure.result_month,
    matched_measure.period_end,
    matched_measure.known_month,
    matched_measure.record is not null as has_record,
    matched_measure.record.value,
    matched_measure.record.numerator,
    matched_measure.record.denominator,
    matched_measure.record.text as tier,
    matched_measure.record.assessed_share,
    matched_measure.record.completed_date,
    matched_measure.record.basis as actual_basis,
    matched_measure.record.record_id,
    matched_measure.record.approved_at,
    matched_measure.target.value as target_value,
    matched_measure.target.value_upper as target_value_upper,
    matched_measure.target.due_date,
    matched_measure.target.text as target_text,
    matched_measure.target.status as target_status,
    matched_measure.target.is_provisional,
    matched_measure.target.document_number as target_document_number,
    matched_measure.target.effective_date as target_effective_date,
    matched_measure.target.basis as target_basis,
    matched_measure.target.document_id,
    matched_measure.target.line,
    matched_measure.method.combination,
    matched_measure.method.weight,
    matched_measure.method.rule,
    matched_measure.method.rule_parameters,
    matched_measure.method.curve,
    matched_measure.method.curve_parameters,
    matched_measure.method.clause,
    matched_measure.method.document_number as rule_document_number,
    matched_measure.method.rule_origin
from matched_measure
where
    matched_measure.scheme_id = $scheme_id
    and matched_measure.year = $year
    and matched_measure.month = $month
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, matched_measure.unit_id))
order by matched_measure.unit_id, matched_measure.position
