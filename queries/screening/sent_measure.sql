-- Which measure does each name mean, among those that a unit was given, that year first: of a measure, else of a task?
-- Grain: one row per name, unit and year; a name that means several measures, or none, has no number.
create table sent_measure as
with named as (
    select
        sent_line.measure_said,
        sent_line.unit_said,
        sent_line.period_said
    from sent_line
    where
        sent_line.measure_said is not null
        and sent_line.measure_said not in (select measure_number.measure_id from measure_number)
),

said as (
    select distinct
        named.measure_said,
        sent_unit.unit_number,
        year(sent_day.day_read) as year
    from named
    left join sent_unit
        on named.unit_said = sent_unit.unit_said
    left join sent_day
        on named.period_said = sent_day.day_said
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
            and measure_word.measure_number = given_task.measure_number
    where $scheme_id is null or measure_word.scheme_id = $scheme_id
    qualify
        rank() over (
            partition by said.measure_said, said.unit_number, said.year
            order by coalesce(said.year = given_task.year, false) desc, measure_word.is_task
        ) = 1
)

select
    said.measure_said,
    said.unit_number,
    said.year,
    count(matched.measure_number) as match_count,
    case when count(matched.measure_number) = 1 then any_value(matched.measure_number) end as measure_number
from said
left join matched
    on
        said.measure_said = matched.measure_said
        and said.unit_number = matched.unit_number
        and said.year is not distinct from matched.year
group by said.measure_said, said.unit_number, said.year;
