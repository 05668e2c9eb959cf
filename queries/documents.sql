-- Which documents can be read, and how many of their lines became data?
-- Grain: one row per document, the latest year first.
-- $scope_unit_ids  the units the reader may see; a document that gives none of them a task is not shown; null for all
select
    document.document_id,
    document.issuer,
    document.title,
    document.year,
    document.line_count,
    count(passage.line_use)::integer as printed_count,
    (count(*) filter (where passage.line_use = '入库'))::integer as used_count
from document
inner join passage
    on document.document_id = passage.document_id
where
    $scope_unit_ids is null
    or exists (
        select 1
        from target
        where
            target.document_id = document.document_id
            and list_contains($scope_unit_ids, target.unit_id)
    )
group by document.document_id, document.issuer, document.title, document.year, document.line_count
order by document.year desc, document.document_id
