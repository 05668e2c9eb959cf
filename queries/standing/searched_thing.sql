-- To which units was anything given that can be searched for: units themselves, documents, concepts and measures?
-- Grain: one row per thing, measure and unit that it was given to in a scheme's own year.
create table searched_thing as
with given as (
    select
        target.measure_id,
        measure.concept,
        scheme.scheme_id,
        scheme.document_id,
        scheme.kind as scheme_kind,
        scheme.year,
        unit.unit_id,
        unit.short_name,
        unit.peer_group,
        unit.position,
        assessed_unit.unit_id is not null as is_assessed
    from target
    inner join measure
        on target.measure_id = measure.measure_id
    inner join indicator
        on measure.indicator_id = indicator.indicator_id
    inner join scheme
        on
            indicator.scheme_id = scheme.scheme_id
            and target.year = scheme.year
    inner join unit
        on target.unit_id = unit.unit_id
    left join assessed_unit
        on
            scheme.scheme_id = assessed_unit.scheme_id
            and scheme.year = assessed_unit.year
            and unit.unit_id = assessed_unit.unit_id
),

thing as (select unnest(['unit', 'document', 'concept', 'measure']) as kind)

select
    thing.kind,
    case thing.kind
        when 'unit' then given.unit_id
        when 'document' then given.document_id
        when 'concept' then given.concept
        else given.measure_id
    end as thing_id,
    given.*
from given
cross join thing;
