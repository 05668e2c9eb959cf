-- Which measure does each word for one mean: an id, or a name among those that the unit was ever given?
-- Grain: one row per word and unit; a word that means several measures, or none, has no number.
create table sent_measure as
with said as (
    select distinct
        sent_line.measure_said,
        sent_unit.unit_number
    from sent_line
    left join sent_unit
        on sent_line.unit_said = sent_unit.unit_said
    where sent_line.measure_said is not null
),

matched as (
    select
        said.measure_said,
        said.unit_number,
        measure_number.measure_number,
        1 as closeness
    from said
    inner join measure_number
        on said.measure_said = measure_number.measure_id

    union

    select
        said.measure_said,
        said.unit_number,
        measure_word.measure_number,
        case when measure_word.is_task then 3 else 2 end as closeness
    from said
    inner join measure_word
        on folded(said.measure_said) = measure_word.word
    inner join given_task
        on
            said.unit_number = given_task.unit_number
            and measure_word.measure_number = given_task.measure_number
    where $scheme_id is null or measure_word.scheme_id = $scheme_id
),

closest as (
    select
        matched.measure_said,
        matched.unit_number,
        matched.measure_number
    from matched
    qualify rank() over (partition by matched.measure_said, matched.unit_number order by matched.closeness) = 1
)

select
    said.measure_said,
    said.unit_number,
    count(distinct closest.measure_number) as match_count,
    case when count(distinct closest.measure_number) = 1 then any_value(closest.measure_number) end as measure_number
from said
left join closest
    on
        said.measure_said = closest.measure_said
        and said.unit_number is not distinct from closest.unit_number
group by said.measure_said, said.unit_number;
