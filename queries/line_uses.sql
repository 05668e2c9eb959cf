-- What became of the lines of each document: stored, not data and why, or unaccounted for?
-- Grain: one row per document and use of lines; lines that print nothing are not counted.
-- $document_id     one document; null for all
-- $scope_unit_ids  the units the reader may see; a document that gives none of them a task is not shown; null for all
select
    document.document_id,
    document.issuer,
    document.title,
    document.year,
    document.line_count as all_line_count,
    passage.line_use,
    count(*)::integer as line_count,
    sum(count(*)) over (partition by document.document_id)::integer as printed_line_count
from passage
inner join document
    on passage.document_id = document.document_id
where
    passage.line_use is not null
    and ($document_id is null or document.document_id = $document_id)
    and (
        $scope_unit_ids is null
        or exists (
            select 1
            from target
            where
                target.document_id = document.document_id
                and list_contains($scope_unit_ids, target.unit_id)
        )
    )
group by
    document.document_id,
    document.issuer,
    document.title,
    document.year,
    document.line_count,
    passage.line_use
order by
    document.year desc,
    document.document_id,
    list_position(['入库', '标题', '表头', '封面', '目录', '签章栏', '页码', '去向不明'], passage.line_use)
