-- Which units, documents, concepts and measures are called what somebody searches for, as written or by its sound?
-- Grain: one row per thing that answers to every word, the best of each kind first and no more than 100 of a kind.
-- A measure is found by its own name or its task's, narrowed by its category, its issuer and the units it was given to.
-- match is 0 where the name is the word (see name_match); kind_count counts all of the kind. scheme_id is the scheme that
-- the thing is in, the latest of several; unit_id is the unit, or that among a measure's which the words name.
-- $words           the words, folded
-- $scope_unit_ids  the units the reader may see; null for all
with heard as (
    select
        name_reading.name,
        name_reading.pinyin,
        asked.word,
        name_match(name_reading.folded, name_reading.initials, name_reading.pinyin, asked.word) as match
    from name_reading
    cross join (select unnest($words) as word) as asked
),

answered as (
    select
        searched_name.kind,
        searched_name.thing_id,
        heard.word,
        -- What only narrows comes after every name of its own.
        min(heard.match + case when searched_name.is_own then 0 else 10 end) as match,
        arg_min(heard.name, heard.match) filter (where searched_name.is_own) as name,
        arg_min(heard.pinyin, heard.match) filter (where searched_name.is_own) as pinyin
    from heard
    inner join searched_name
        on heard.name = searched_name.name
    where heard.match is not null
    group by searched_name.kind, searched_name.thing_id, heard.word
),

found as (
    select
        answered.kind,
        answered.thing_id,
        min(answered.match) as match,
        sum(answered.match) as matches,
        arg_min(answered.name, answered.match) as name,
        arg_min(answered.pinyin, answered.match) as pinyin
    from answered
    group by answered.kind, answered.thing_id
    having count(*) = len($words) and min(answered.match) < 10
),

placed as (
    select
        found.*,
        arg_max(searched_thing.scheme_id, searched_thing.year) as scheme_id,
        arg_max(searched_thing.scheme_kind, searched_thing.year) as scheme_kind,
        max(searched_thing.year) as year,
        count(distinct searched_thing.unit_id) filter (where searched_thing.is_assessed) as unit_count,
        count(distinct searched_thing.measure_id) as measure_count,
        bool_or(searched_thing.is_assessed) as is_assessed,
        min_by(searched_thing, (not heard.is_named, searched_thing.position)) as place,
        coalesce(bool_or(heard.is_named), false) as is_unit_named
    from found
    inner join searched_thing
        on
            found.kind = searched_thing.kind
            and found.thing_id = searched_thing.thing_id
    left join (select distinct heard.name, true as is_named from heard where heard.match is not null) as heard
        on searched_thing.short_name = heard.name
    where $scope_unit_ids is null or list_contains($scope_unit_ids, searched_thing.unit_id)
    group by all
)

select
    placed.kind,
    placed.thing_id,
    placed.name,
    placed.pinyin,
    placed.match,
    count(*) over (partition by placed.kind)::integer as kind_count,
    placed.scheme_id,
    placed.scheme_kind,
    placed.year,
    placed.unit_count::integer as unit_count,
    placed.measure_count::integer as measure_count,
    placed.is_assessed,
    placed.place.unit_id as unit_id,
    placed.place.short_name as unit_name,
    placed.place.peer_group as peer_group,
    placed.is_unit_named,
    scheme.scheme_name,
    document.document_id,
    document.issuer,
    document.title,
    measure.measure_name,
    indicator.indicator_name,
    indicator.serial,
    category.category_name
from placed
inner join scheme
    on placed.scheme_id = scheme.scheme_id
inner join document
    on scheme.document_id = document.document_id
left join measure
    on
        placed.kind = 'measure'
        and placed.thing_id = measure.measure_id
left join indicator
    on measure.indicator_id = indicator.indicator_id
left join category
    on indicator.category_id = category.category_id
qualify
    row_number() over (
        partition by placed.kind
        order by placed.matches, placed.unit_count desc, len(placed.name), placed.thing_id
    ) <= 100
order by placed.kind, placed.matches, placed.unit_count desc, len(placed.name), placed.thing_id
