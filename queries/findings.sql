-- What contradicts what, and what is doubtful, in the documents?
-- Grain: one row per finding, the severest first, then in printed order.
-- $scheme_id       one scheme; null for all
-- $document_id     one document; null for all
-- $severity        error, warning or notice; null for all
-- $rule            one rule; null for all
-- $scope_unit_ids  the units the reader may see; a document that gives none of them a task is not shown; null for all
select
    finding.finding_id,
    finding.rule,
    finding.severity,
    finding.message,
    finding.parameters,
    finding.stated,
    finding.computed,
    finding.difference,
    finding.scheme_id,
    scheme.scheme_name,
    finding.unit_id,
    unit.short_name,
    unit.peer_group,
    category.category_name,
    finding.indicator_id,
    indicator.indicator_name,
    finding.measure_id,
    finding.document_id,
    document.issuer,
    document.title,
    finding.line,
    finding.line as first_line,
    finding.line as last_line,
    passage.text as passage_text
from finding
inner join scheme
    on finding.scheme_id = scheme.scheme_id
inner join document
    on finding.document_id = document.document_id
inner join passage
    on
        finding.document_id = passage.document_id
        and finding.line = passage.line
left join unit
    on finding.unit_id = unit.unit_id
left join category
    on finding.category_id = category.category_id
left join indicator
    on finding.indicator_id = indicator.indicator_id
where
    ($scheme_id is null or finding.scheme_id = $scheme_id)
    and ($document_id is null or finding.document_id = $document_id)
    and ($severity is null or finding.severity = $severity)
    and ($rule is null or finding.rule = $rule)
    and (
        $scope_unit_ids is null
        or exists (
            select 1
            from target
            where
                target.document_id = finding.document_id
                and list_contains($scope_unit_ids, target.unit_id)
        )
    )
order by
    case finding.severity when 'error' then 1 when 'warning' then 2 else 3 end,
    finding.document_id,
    finding.line,
    finding.finding_id
