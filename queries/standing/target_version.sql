-- From which day does each version of a target count? Of two versions of the same day the one learned of last.
-- Grain: one row per measure, unit, year and day; the first version counts from the beginning.
create view target_version as
select
    target.measure_id,
    target.unit_id,
    target.year,
    coalesce(target.effective_date, date '0001-01-01') as effective_date,
    arg_max_null(
        struct_pack(
            value := target.value,
            value_upper := target.value_upper,
            due_date := target.due_date,
            text := target.text,
            status := target.status,
            is_provisional := target.is_provisional,
            document_number := target.document_number,
            effective_date := target.effective_date,
            basis := target.basis,
            document_id := target.document_id,
            line := target.line
        ),
        (coalesce(target.recorded_at, timestamp '1900-01-01'), target.basis)
    ) as target
from target
group by target.measure_id, target.unit_id, target.year, coalesce(target.effective_date, date '0001-01-01');
