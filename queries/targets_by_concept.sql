-- What was each unit asked to reach on one concept, in any document?
-- Grain: one row per measure and unit, each in its own unit of measure.
-- $concept         the concept
-- $document_id     one document; null for all
-- $year            one year; null for all
-- $peer_group      units of one peer group; null for all
-- $scope_unit_ids  the units the reader may see; null for all
select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.peer_group,
    document.document_id,
    document.issuer,
    document.title,
    document.year,
    indicator.indicator_id,
    indicator.indicator_name,
    measure.measure_id,
    measure.measure_name,
    measure.concept,
    measure.direction,
    measure.operator,
    measure.unit_of_measure,
    printed_target.target_value,
    printed_target.target_value_upper,
    printed_target.target_status,
    printed_target.target_text,
    coalesce(printed_target.line, indicator.first_line) as line,
    indicator.first_line,
    indicator.last_line
from printed_target
inner join measure
    on printed_target.measure_id = measure.measure_id
inner join indicator
    on printed_target.indicator_id = indicator.indicator_id
inner join document
    on printed_target.document_id = document.document_id
inner join unit
    on printed_target.unit_id = unit.unit_id
where
    measure.concept = $concept
    and ($document_id is null or document.document_id = $document_id)
    and ($year is null or document.year = $year)
    and ($peer_group is null or unit.peer_group = $peer_group)
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by measure.unit_of_measure nulls last, document.year desc, document.document_id, unit.position, measure.position
