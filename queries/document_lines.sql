-- What does a document say line by line, and which rows were made of each line?
-- Grain: one row per line; table_names are the tables with rows printed on it, null where there are none.
-- line_use says what became of the line: 入库, or why it is not data; null where it is blank.
-- $document_id     the document
-- $first_line      the first line shown
-- $last_line       the last line shown
-- $scope_unit_ids  the units the reader may see; a document that gives none of them a task is not shown; null for all
select
    document.document_id,
    document.issuer,
    document.title,
    document.year,
    passage.line,
    passage.text as line_text,
    passage.line_use,
    array_to_string(list_sort(list(distinct printed_row.table_name)), '+') as table_names
from passage
inner join document
    on passage.document_id = document.document_id
left join printed_row
    on
        passage.document_id = printed_row.document_id
        and passage.line between printed_row.first_line and printed_row.last_line
where
    passage.document_id = $document_id
    and passage.line between $first_line and $last_line
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
    passage.line,
    passage.text,
    passage.line_use
order by passage.line
