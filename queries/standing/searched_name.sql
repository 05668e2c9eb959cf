-- By which names can units, documents, concepts and measures be searched for?
-- Grain: one row per thing and name; is_own tells its own names from those of what it belongs to, which only narrow.
create table searched_name as
select
    'unit' as kind,
    unit.unit_id as thing_id,
    unnest([unit.unit_name, unit.short_name]) as thing_name,
    true as is_own
from unit
union
select
    'document' as kind,
    document.document_id as thing_id,
    unnest([document.title, document.issuer, scheme.scheme_name]) as thing_name,
    true as is_own
from document
inner join scheme
    on document.document_id = scheme.document_id
union
select
    'concept' as kind,
    measure.concept as thing_id,
    measure.concept as thing_name,
    true as is_own
from measure
where measure.concept is not null
union
select
    'measure' as kind,
    measure.measure_id as thing_id,
    unnest([measure.measure_name, indicator.indicator_name]) as thing_name,
    true as is_own
from measure
inner join indicator
    on measure.indicator_id = indicator.indicator_id
union
select
    'measure' as kind,
    measure.measure_id as thing_id,
    unnest([category.category_name, document.issuer]) as thing_name,
    false as is_own
from measure
inner join indicator
    on measure.indicator_id = indicator.indicator_id
inner join category
    on indicator.category_id = category.category_id
inner join document
    on indicator.document_id = document.document_id
union
select
    'measure' as kind,
    target.measure_id as thing_id,
    unnest([unit.unit_name, unit.short_name]) as thing_name,
    false as is_own
from target
inner join unit
    on target.unit_id = unit.unit_id;
