-- The version of each target that counts: the latest effective one.
-- Grain: one row per measure, unit and year.
create view latest_target as
select
    target.measure_id,
    target.unit_id,
    target.year,
    target.value,
    target.value_upper,
    target.text,
    target.due_date,
    target.status,
    target.is_provisional,
    target.basis,
    target.document_id,
    target.line
from target
qualify row_number() over (
    partition by target.measure_id, target.unit_id, target.year
    order by target.effective_date desc nulls last, target.recorded_at desc nulls last
) = 1;
