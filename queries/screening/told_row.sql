-- What does each row tell of the task that its unit was given: number, tier, parts?
-- Grain: one row per row that was sent.
-- Of a task in words the tier may stand where numbers stand. A dash where nothing was given says nothing.
create view told_row as
select
    named_row.*,
    measure_number.kind,
    measure_number.direction,
    measure_number.unit_of_measure,
    given_task.target_status,
    given_task.target_value,
    given_task.due_date,
    rule_in_force.rule,
    rule_in_force.rule_parameters,
    case
        when named_row.unit_said = measure_number.unit_of_measure then named_row.unit_said
        else folded(named_row.unit_said)
    end as own_unit,
    case
        when measure_number.kind = 'qualitative' and named_row.text is null then null
        when
            coalesce(given_task.target_status, 'not_applicable') = 'not_applicable'
            and regexp_full_match(named_row.value, '[—–/／-]+|无')
            then null
        else named_row.value
    end as value_words,
    case
        when measure_number.kind = 'qualitative' then coalesce(named_row.text, named_row.value)
        else named_row.text
    end as text_words
from named_row
left join measure_number
    on named_row.measure_number = measure_number.measure_number
left join given_task
    on
        named_row.measure_number = given_task.measure_number
        and named_row.unit_number = given_task.unit_number
        and named_row.year = given_task.year
        and named_row.period_end >= given_task.effective_date
        and named_row.period_end < given_task.until_date
left join rule_in_force
    on
        named_row.measure_number = rule_in_force.measure_number
        and named_row.period_end >= rule_in_force.effective_date
        and named_row.period_end < rule_in_force.until_date;
