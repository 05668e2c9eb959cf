-- What did a batch report, review or set, value by value, as far as it still counts?
-- Grain: one row per report or target of the batch; none where the batch was taken back.
-- $record_id       the batch
-- $scope_unit_ids  the units the reader may see; null for all
with recorded as (
    select
        actual.measure_id,
        actual.unit_id,
        actual.period_end,
        actual.value,
        actual.text as report_text,
        actual.status as report_status,
        actual.deviation_reason,
        actual.corrective_action,
        actual.evidence,
        actual.note,
        actual.comment,
        actual.reported_by,
        actual.approved_by,
        actual.file_sheet,
        actual.file_row
    from actual
    where actual.record_id = $record_id

    union all by name

    select
        target.measure_id,
        target.unit_id,
        target.value,
        target.text as report_text,
        target.status as report_status,
        target.justification as note
    from target
    where target.record_id = $record_id
)

select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.division_code,
    category.category_name,
    recorded.measure_id,
    measure.measure_name,
    measure.unit_of_measure,
    recorded.period_end,
    recorded.value,
    recorded.report_text,
    recorded.report_status,
    recorded.deviation_reason,
    recorded.corrective_action,
    recorded.evidence,
    recorded.note,
    recorded.comment,
    recorded.reported_by,
    recorded.approved_by,
    recorded.file_sheet,
    recorded.file_row
from recorded
inner join unit
    on recorded.unit_id = unit.unit_id
inner join measure
    on recorded.measure_id = measure.measure_id
inner join indicator
    on measure.indicator_id = indicator.indicator_id
inner join category
    on indicator.category_id = category.category_id
where $scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id)
order by unit.position, recorded.period_end, measure.position
