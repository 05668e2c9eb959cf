-- Who recorded what and when, from which file, and does it still count?
-- Grain: one row per batch, the newest first.
-- A reader with a scope sees the batches with a row of its units that counts, and methods, which everybody may read.
-- $kind            one kind of batch; null for all
-- $recorded_by     one person; null for all
-- $scope_unit_ids  the units the reader may see; null for all
with own as (
    select actual.record_id
    from actual
    where list_contains($scope_unit_ids, actual.unit_id)

    union

    select target.record_id
    from target
    where list_contains($scope_unit_ids, target.unit_id)

    union

    select spending.record_id
    from spending
    where list_contains($scope_unit_ids, spending.unit_id)
)

select
    batch.record_id,
    batch.kind,
    batch.recorded_at,
    batch.recorded_by,
    batch.role,
    batch.is_alone,
    batch.file_name,
    batch.file_sha256,
    batch.row_count,
    batch.reason as batch_reason,
    batch.reverses_record_id,
    reversal.record_id as reversed_by_record_id,
    reversal.recorded_at as reversed_at,
    reversal.recorded_by as reversed_by,
    reversal.reason as reversal_reason
from batch
left join batch as reversal
    on batch.record_id = reversal.reverses_record_id
left join own
    on batch.record_id = own.record_id
where
    ($kind is null or batch.kind = $kind)
    and ($recorded_by is null or batch.recorded_by = $recorded_by)
    and ($scope_unit_ids is null or own.record_id is not null or batch.kind in ('method', 'scheme'))
order by batch.recorded_at desc, batch.record_id desc
