-- How much had been spent by the end of each period: what the last record of it says?
-- Grain: one row per unit, year and period end for which executed spending is known.
-- A tie on the moment of recording is decided by the record's id, so that the winner is never arbitrary.
create view executed_spending as
select
    spending.unit_id,
    spending.year,
    spending.period_end,
    arg_max(
        struct_pack(
            amount_yuan := spending.amount_yuan,
            basis := spending.basis,
            record_id := spending.record_id,
            document_id := spending.document_id,
            line := spending.line
        ),
        (coalesce(spending.recorded_at, timestamp '1900-01-01'), coalesce(spending.record_id, ''))
    ) as record
from spending
where
    spending.kind = 'executed'
    and spending.amount_yuan is not null
group by spending.unit_id, spending.year, spending.period_end;
