-- What does the document say on these lines, word for word?
-- Grain: one row per line.
-- $document_id     the document
-- $lines           the line numbers
-- $scope_unit_ids  the units the reader may see; a document that gives none of them a task is not shown; null for all
select
    document.title,
    document.issuer,
    passage.document_id,
    passage.line,
    passage.text
from passage
inner join document
    on passage.document_id = document.document_id
where
    passage.document_id = $document_id
    and list_contains($lines, passage.line)
    and (
        $scope_unit_ids is null
        or exists (
            select 1
            from target
            where
                target.document_id = passage.document_id
                and list_contains($scope_unit_ids, target.unit_id)
        )
    )
order by passage.line
