-- Which lines of the documents say what somebody searches for?
-- Grain: one row per line that holds the words, in printed order, the latest document first; no more than 200.
-- A word may name document or issuer instead, as long as another is in the line; passage_count counts all lines.
-- $words           the words, folded
-- $scope_unit_ids  the units the reader may see; a document that gives none of them a task is not shown; null for all
with readable as (
    select
        document.document_id,
        document.issuer,
        document.title,
        document.year,
        folded(concat_ws('|', document.title, document.issuer, document.year)) as folded_title
    from document
    where
        $scope_unit_ids is null
        or exists (
            select 1
            from target
            where
                target.document_id = document.document_id
                and list_contains($scope_unit_ids, target.unit_id)
        )
),

said as (
    select
        readable.*,
        searched_line.line,
        searched_line.text,
        searched_line.folded_text
    from searched_line
    inner join readable
        on searched_line.document_id = readable.document_id
)

select
    said.document_id,
    said.issuer,
    said.title,
    said.year,
    said.line,
    said.text,
    count(*) over ()::integer as passage_count
from said
where
    len(list_filter($words, lambda word: contains(said.folded_text, word) or contains(said.folded_title, word)))
    = len($words)
    and len(list_filter($words, lambda word: contains(said.folded_text, word))) > 0
order by said.year desc, said.document_id, said.line
limit 200
