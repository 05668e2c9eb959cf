-- Which arithmetic checks do the documents allow, and do they hold?
-- Grain: one row per check; what does not hold comes first, then in printed order.
-- $scheme_id       one scheme; null for all
-- $document_id     one document; null for all
-- $rule            one kind of check; null for all
-- $result          平, 舍入内 or 不平; null for all
-- $scope_unit_ids  the units the reader may see; a document that gives none of them a task is not shown; null for all
select
    reconciliation.reconciliation_id,
    reconciliation.rule,
    reconciliation.stated,
    reconciliation.computed,
    reconciliation.difference,
    reconciliation.tolerance,
    reconciliation.result,
    reconciliation.terms,
    reconciliation.unit_of_measure,
    reconciliation.scheme_id,
    scheme.scheme_name,
    reconciliation.unit_id,
    unit.short_name,
    reconciliation.measure_id,
    measure.measure_name,
    reconciliation.category_id,
    category.category_name,
    document.issuer,
    document.title,
    reconciliation.document_id,
    reconciliation.line,
    reconciliation.line as first_line,
    reconciliation.line as last_line,
    passage.text as passage_text
from reconciliation
inner join scheme
    on reconciliation.scheme_id = scheme.scheme_id
inner join document
    on reconciliation.document_id = document.document_id
inner join passage
    on
        reconciliation.document_id = passage.document_id
        and reconciliation.line = passage.line
left join unit
    on reconciliation.unit_id = unit.unit_id
left join measure
    on reconciliation.measure_id = measure.measure_id
left join category
    on reconciliation.category_id = category.category_id
where
    ($scheme_id is null or reconciliation.scheme_id = $scheme_id)
    and ($document_id is null or reconciliation.document_id = $document_id)
    and ($rule is null or reconciliation.rule = $rule)
    and ($result is null or reconciliation.result = $result)
    and (
        $scope_unit_ids is null
        or exists (
            select 1
            from target
            where
                target.document_id = reconciliation.document_id
                and list_contains($scope_unit_ids, target.unit_id)
        )
    )
order by
    list_position(['不平', '舍入内', '平'], reconciliation.result),
    scheme.year desc,
    reconciliation.document_id,
    reconciliation.line,
    reconciliation.reconciliation_id
