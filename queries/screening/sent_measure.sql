-- Which measure does each name mean, among those that a unit was given in a year: that of a measure, else of a task?
-- Grain: one row per name, unit and year; a name that means several measures, or none, has no number.
create table sent_measure as
with said as (
    select distinct
        sent_line.measure_said,
        sent_unit.unit_number,
        year(sent_day.day) as year
    from sent_line
    left join sent_unit
        on sent_line.unit_said = sent_unit.unit_said
    left join sent_day
        on sent_line.period_said = sent_day.day_said
    left join measure_number
        on sent_line.measure_said = measure_number.measure_id
    where
        measure_number.measure_id is null
        and sent_line.measure_said is not null
),

matched as (
    select distinct
        said.measure_said,
        said.unit_number,
        said.year,
        measure_word.measure_number,
        measure_word.is_task
    from said
    inner join measure_word
        on folded(said.measure_said) = measure_word.word
    inner join given_task
        on
            said.unit_number = given_task.unit_number
            and said.year = given_task.year
            and measure_word.measure_number = given_task.measure_number
    where $scheme_id is null or measure_word.scheme_id = $scheme_id
),

closest as (
    select matched.*
    from matched
    qualify
        rank() over (
            partition by matched.measure_said, matched.unit_number, matched.year order by matched.is_task
        ) = 1
)

select
    said.measure_said,
    said.unit_number,
    said.year,
    count(closest.measure_number) as match_count,
    case when count(closest.measure_number) = 1 then any_value(closest.measure_number) end as measure_number
from said
left join closest
    on
        said.measure_said = closest.measure_said
        and said.unit_number is not distinct from closest.unit_number
        and said.year is not distinct from closest.year
group by said.measure_said, said.unit_number, said.year;
