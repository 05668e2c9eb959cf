-- Which unit does each word for one mean: an id, a division code, a full or a short name?
-- Grain: one row per word; a word that means several units, or none, has no number.
create table sent_unit as
with said as (
    select distinct sent_line.unit_said
    from sent_line
    where sent_line.unit_said is not null
),

matched as (
    select
        said.unit_said,
        unit_word.unit_number,
        unit_word.has_tasks,
        unit_word.closeness
    from said
    inner join unit_word
        on said.unit_said = unit_word.word

    union

    select
        said.unit_said,
        unit_word.unit_number,
        unit_word.has_tasks,
        unit_word.closeness
    from said
    inner join unit_word
        on folded(said.unit_said) = unit_word.word

    union

    -- 洛南县自然资源局 and 商州分局 report for 洛南县 and 商州区.
    select
        said.unit_said,
        unit_word.unit_number,
        unit_word.has_tasks,
        unit_word.closeness + 3 as closeness
    from said
    inner join unit_word
        on regexp_replace(folded(said.unit_said), '(自然资源(和规划)?|国土资源)?分?局$', '') = unit_word.word
),

-- The closest match counts, and of several as close those that were given something.
closest as (
    select
        matched.unit_said,
        matched.unit_number
    from matched
    qualify
        rank() over (
            partition by matched.unit_said order by matched.closeness, matched.has_tasks desc
        ) = 1
)

select
    said.unit_said,
    count(closest.unit_number) as match_count,
    case when count(closest.unit_number) = 1 then any_value(closest.unit_number) end as unit_number
from said
left join closest
    on said.unit_said = closest.unit_said
group by said.unit_said;
