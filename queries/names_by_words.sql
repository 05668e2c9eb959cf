-- Which units, documents, concepts and measures are called what somebody searches for, as written or by its sound?
-- Grain: one row per thing that answers to every word, the best of each kind first and no more than 100 of a kind.
-- A measure is found by its own name or its task's, narrowed by its category, its issuer and the units it was given to.
-- distance is 0 where the name is the word (see name_match); kind_count counts all of the kind. scheme_id is the scheme
-- that the thing is in, the latest of several; unit_id is the unit, or that among a measure's which the words name.
-- $words           the words, folded
-- $scope_unit_ids  the units the reader may see; null for all
with asked as (select unnest($words) as word),

heard as (
    select
        name_reading.name,
        name_reading.pinyin,
        asked.word,
        name_match(name_reading.folded, name_reading.initials, name_reading.pinyin, asked.word) as distance
    from name_reading
    cross join asked
),

answered as (
    select
        searched_name.kind,
        searched_name.thing_id,
        heard.word,
        -- What only narrows comes after every name of its own.
        min(heard.distance + case when searched_name.is_own then 0 else 10 end) as distance,
        arg_min(heard.name, heard.distance) filter (where searched_name.is_own) as thing_name,
        arg_min(heard.pinyin, heard.distance) filter (where searched_name.is_own) as pinyin
    from heard
    inner join searched_name
        on heard.name = searched_name.thing_name
    where heard.distance is not null
    group by searched_name.kind, searched_name.thing_id, heard.word
),

found as (
    select
        answered.kind,
        answered.thing_id,
        min(answered.distance) as distance,
        sum(answered.distance) as all_distances,
        arg_min(answered.thing_name, answered.distance) as thing_name,
        arg_min(answered.pinyin, answered.distance) as pinyin
    from answered
    group by answered.kind, answered.thing_id
    having count(*) = len($words) and min(answered.distance) < 10
),

reached as (
    select
        found.*,
        searched_thing.* exclude (kind, thing_id),  -- noqa: RF02
        searched_thing.short_name in (
            select heard.name
            from heard
            where heard.distance is not null
        ) as is_named
    from found
    inner join searched_thing
        on
            found.kind = searched_thing.kind
            and found.thing_id = searched_thing.thing_id
    where $scope_unit_ids is null or list_contains($scope_unit_ids, searched_thing.unit_id)
),

placed as (
    select
        reached.kind,
        reached.thing_id,
        any_value(reached.thing_name) as thing_name,
        any_value(reached.pinyin) as pinyin,
        any_value(reached.distance) as distance,
        any_value(reached.all_distances) as all_distances,
        arg_max(reached.scheme_id, reached.year) as scheme_id,
        (count(distinct reached.unit_id) filter (where reached.is_assessed))::integer as unit_count,
        count(distinct reached.measure_id)::integer as measure_count,
        bool_or(reached.is_assessed) as is_assessed,
        arg_min(reached.unit_id, (not reached.is_named, reached.position)) as unit_id,
        arg_min(reached.measure_id, (not reached.is_named, reached.position)) as measure_id,
        bool_or(reached.is_named) as is_unit_named
    from reached
    group by reached.kind, reached.thing_id
)

select
    placed.* exclude (all_distances),  -- noqa: RF02
    count(*) over (partition by placed.kind)::integer as kind_count,
    scheme.kind as scheme_kind,
    scheme.year,
    unit.short_name as unit_name,
    unit.peer_group,
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
inner join unit
    on placed.unit_id = unit.unit_id
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
        order by placed.all_distances, placed.unit_count desc, len(placed.thing_name), placed.thing_id
    ) <= 100
order by placed.kind, placed.all_distances, placed.unit_count desc, len(placed.thing_name), placed.thing_id
