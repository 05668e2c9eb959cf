-- How many of each document's printed values are found again, as a number, on the line they point to?
-- Grain: one row per document that prints values; a value that several units share is printed once.
-- $scheme_id       one scheme; null for all
-- $document_id     one document; null for all
-- $scope_unit_ids  the units the reader may see; a document that gives none of them a task is not shown; null for all
with printed as (
    select distinct
        target.measure_id,
        target.document_id,
        target.line,
        target.value,
        'value_not_in_passage' as rule
    from target
    where
        target.basis = 'source'
        and target.value is not null
    union all
    select distinct
        actual.measure_id,
        actual.document_id,
        actual.line,
        actual.value,
        'actual_not_in_passage' as rule
    from actual
    where
        actual.basis = 'source'
        and actual.value is not null
)

select
    document.document_id,
    document.title,
    document.issuer,
    document.year,
    count(*) as value_count,
    count(*) - count(missing.finding_id) as found_count,
    count(missing.finding_id) as missing_count,
    (count(*) - count(missing.finding_id)) / count(*) as found_share
from printed
inner join document
    on printed.document_id = document.document_id
inner join scheme
    on document.document_id = scheme.document_id
left join finding as missing
    on
        printed.measure_id = missing.measure_id
        and printed.line = missing.line
        and printed.value = missing.stated
        and printed.rule = missing.rule
where
    ($scheme_id is null or scheme.scheme_id = $scheme_id)
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
group by document.document_id, document.title, document.issuer, document.year
order by document.document_id
