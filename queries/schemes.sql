-- Which schemes can be looked at, and by which policies are they scored?
-- Grain: one row per scheme in which the reader may see a unit; assessments first, then the latest year.
-- Without has_points nothing is scored, and nobody is ranked.
-- $scope_unit_ids  the units the reader may see; null for all
select
    scheme.scheme_id,
    scheme.scheme_name,
    scheme.year,
    scheme.kind,
    scheme.declared_points,
    scheme.not_applicable_policy,
    scheme.tie_policy,
    scheme.light_preset,
    scheme.coverage_threshold,
    scheme.policy_origin,
    scheme.scheme_id in (
        select indicator.scheme_id
        from indicator
        where indicator.points is not null
    ) as has_points,
    document.document_id,
    document.title,
    document.issuer
from scheme
inner join document
    on scheme.document_id = document.document_id
where
    $scope_unit_ids is null
    or exists (
        select 1
        from target
        inner join measure
            on target.measure_id = measure.measure_id
        inner join indicator
            on measure.indicator_id = indicator.indicator_id
        where
            indicator.scheme_id = scheme.scheme_id
            and list_contains($scope_unit_ids, target.unit_id)
    )
order by scheme.kind <> 'target_assessment', scheme.year desc, scheme.scheme_id
