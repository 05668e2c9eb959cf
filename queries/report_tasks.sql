-- What is each unit to report at a month end, how, against which target, and what became of its last report?
-- Grain: one row per assessed unit and measure it was given; units in official, measures in printed order.
-- Target and rule are those in force at the end of the month. last_… is the last report so far, whatever became of it;
-- of several of one month the one recorded last. approved_… is the report that is scored. Neither is ever simulated.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $month           the month reported, 1 to 12
-- $unit_id         one unit; null for all
-- $peer_group      units of one peer group; null for all
-- $scope_unit_ids  the units the reader may see; null for all
with task as (
    select
        target_version.measure_id,
        target_version.unit_id,
        arg_max(target_version.target, target_version.effective_date) as target
    from target_version
    inner join assessed_unit
        on
            target_version.unit_id = assessed_unit.unit_id
            and target_version.year = assessed_unit.year
    where
        assessed_unit.scheme_id = $scheme_id
        and target_version.year = $year
        and target_version.effective_date <= last_day(make_date($year, $month, 1))
        and ($unit_id is null or target_version.unit_id = $unit_id)
        and ($scope_unit_ids is null or list_contains($scope_unit_ids, target_version.unit_id))
    group by target_version.measure_id, target_version.unit_id
),

in_force as (
    select
        measure_method.measure_id,
        arg_max(measure_method.method, measure_method.effective_date) as method
    from measure_method
    where measure_method.effective_date <= last_day(make_date($year, $month, 1))
    group by measure_method.measure_id
)

select
    unit.unit_id,
    unit.unit_name,
    unit.short_name,
    unit.peer_group,
    category.category_id,
    category.category_name,
    indicator.indicator_id,
    indicator.indicator_name,
    indicator.text,
    indicator.assessed_by,
    measure.measure_id,
    measure.measure_name,
    measure.kind,
    measure.direction,
    measure.operator,
    measure.unit_of_measure,
    measure.reporting_frequency,
    in_force.method.rule,
    in_force.method.rule_parameters,
    indicator.points * in_force.method.weight as measure_points,
    task.target.value as target_value,
    task.target.value_upper as target_value_upper,
    task.target.due_date,
    task.target.text as target_text,
    task.target.status as target_status,
    task.target.basis as target_basis,
    indicator.document_id,
    indicator.first_line,
    indicator.last_line,
    task.target.line,
    measure.position,
    due_report_month(
        in_force.method.rule,
        measure.reporting_frequency,
        task.target.due_date,
        $month,
        last_day(make_date($year, $month, 1))
    ) = $month as is_due,
    last_report.month as last_month,
    last_report.report.value as last_value,
    last_report.report.numerator as last_numerator,
    last_report.report.denominator as last_denominator,
    last_report.report.text as last_text,
    last_report.report.assessed_share as last_assessed_share,
    last_report.report.completed_date as last_completed_date,
    last_report.report.deviation_reason as last_deviation_reason,
    last_report.report.corrective_action as last_corrective_action,
    last_report.report.evidence as last_evidence,
    last_report.report.note as last_note,
    last_report.report.status as last_status,
    last_report.report.comment as last_comment,
    last_report.report.reported_by as last_reported_by,
    last_report.report.reported_at as last_reported_at,
    last_report.report.record_id as last_record_id,
    approved.month as approved_month,
    approved.record.value as approved_value,
    approved.record.text as approved_text,
    approved.record.record_id as approved_record_id
from task
inner join in_force
    on task.measure_id = in_force.measure_id
inner join measure
    on task.measure_id = measure.measure_id
inner join indicator
    on measure.indicator_id = indicator.indicator_id
inner join category
    on indicator.category_id = category.category_id
inner join unit
    on task.unit_id = unit.unit_id
left join last_report($year, $month) as last_report
    on
        task.measure_id = last_report.measure_id
        and task.unit_id = last_report.unit_id
left join approved_report($year, $month) as approved
    on
        task.measure_id = approved.measure_id
        and task.unit_id = approved.unit_id
where
    indicator.scheme_id = $scheme_id
    and ($peer_group is null or unit.peer_group = $peer_group)
order by unit.position, measure.position
