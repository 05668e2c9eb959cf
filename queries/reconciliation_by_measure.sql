-- Does the printed total of a measure agree with what its units were given?
-- Grain: one row per check of the measure.
-- $measure_id  the measure
select
    reconciliation.reconciliation_id,
    reconciliation.rule,
    reconciliation.stated,
    reconciliation.computed,
    reconciliation.difference,
    reconciliation.tolerance,
    reconciliation.result,
    reconciliation.terms,
    reconciliation.document_id,
    reconciliation.line
from reconciliation
where reconciliation.measure_id = $measure_id
order by reconciliation.reconciliation_id
