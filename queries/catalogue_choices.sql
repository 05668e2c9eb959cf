-- By what can tasks be looked for: which documents, groups, units, categories and kinds are there?
-- Grain: one row per unit, category, commonality, kind and concept that occur together in a document.
-- A category is that of a leaf, or the one above it.
-- $scope_unit_ids  the units the reader may see; null for all
select distinct
    document.document_id,
    document.issuer,
    document.year,
    unit.peer_group,
    unit.unit_id,
    unit.unit_name,
    category.category_name,
    indicator.commonality,
    measure.kind,
    measure.concept,
    unit.position
from printed_target
inner join measure
    on printed_target.measure_id = measure.measure_id
inner join indicator
    on printed_target.indicator_id = indicator.indicator_id
inner join category as leaf_category
    on indicator.category_id = leaf_category.category_id
inner join category
    on category.category_id in (leaf_category.category_id, leaf_category.parent_category_id)
inner join document
    on indicator.document_id = document.document_id
inner join unit
    on printed_target.unit_id = unit.unit_id
where $scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id)
order by
    document.year desc,
    document.document_id,
    unit.position,
    category.category_name,
    indicator.commonality,
    measure.kind,
    measure.concept
