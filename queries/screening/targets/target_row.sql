-- What does each row of a file of targets say, and which target holds for the same measure, unit and year on that day?
-- Grain: one row per row of the file; the current target is the one before the day from which the new one is to count.
with named as (
    select
        sent_line.*,
        sent_unit.unit_number,
        sent_measure.measure_number,
        coalesce(sent_measure.match_count, 0) as match_count,
        coalesce(sent_unit.match_count, 0) as unit_match_count,
        try_cast(regexp_extract(folded(sent_line.year), '^(\d{4})年?(\.0)?$', 1) as integer) as year_read,
        effective.day_read as effective_date_read,
        due.day_read as due_date_read,
        number_said(sent_line.value) as said,
        number_said(sent_line.value_upper) as upper_said
    from sent_line
    left join sent_unit
        on sent_line.unit_said = sent_unit.unit_said
    left join sent_measure
        on
            sent_line.measure_said = sent_measure.measure_said
            and sent_unit.unit_number is not distinct from sent_measure.unit_number
    left join sent_day as effective
        on sent_line.period_said = effective.day_said
    left join sent_day as due
        on sent_line.completed_date = due.day_said
)

select
    named.row_id,
    named.sheet,
    named.row,
    named.value_heading,
    named.measure_said,
    named.unit_said,
    named.match_count,
    named.unit_match_count,
    named.unit_number,
    unit_number.unit_id,
    unit_number.short_name,
    measure_number.measure_id,
    measure_number.measure_name,
    measure_number.scheme_id,
    measure_number.kind,
    measure_number.unit_of_measure,
    named.year as year_words,
    named.year_read as year,
    named.value as value_words,
    in_unit(named.said.number, named.said.scale, named.said.suffix, null, measure_number.unit_of_measure) as value,
    named.value_upper as value_upper_words,
    in_unit(
        named.upper_said.number, named.upper_said.scale, named.upper_said.suffix, null, measure_number.unit_of_measure
    ) as value_upper,
    named.unit_of_measure as own_unit,
    folded(named.unit_of_measure) = measure_number.unit_of_measure as is_same_unit,
    named.completed_date as due_date_words,
    named.due_date_read as due_date,
    named.period_said as effective_date_words,
    named.effective_date_read as effective_date,
    named.text,
    named.status as status_words,
    named.document_number,
    named.justification,
    given_task.target_status as current_status,
    given_task.target_value as current_value,
    given_task.target_value_upper as current_value_upper,
    given_task.due_date as current_due_date,
    nullif(given_task.effective_date, date '0001-01-01') as current_effective_date,
    exists(
        select 1
        from given_task as any_version
        where
            any_version.measure_number = named.measure_number
            and any_version.unit_number = named.unit_number
            and any_version.year = named.year_read
    ) as is_given
from named
left join unit_number
    on named.unit_number = unit_number.unit_number
left join measure_number
    on named.measure_number = measure_number.measure_number
left join given_task
    on
        named.measure_number = given_task.measure_number
        and named.unit_number = given_task.unit_number
        and named.year_read = given_task.year
        and coalesce(named.effective_date_read, date '9999-12-30') >= given_task.effective_date
        and coalesce(named.effective_date_read, date '9999-12-30') < given_task.until_date
order by named.row_id;
