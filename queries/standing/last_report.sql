-- What did each unit last report on each measure in a year, up to a month, whatever became of it?
-- Grain: one row per measure and unit with any report; nothing simulated or printed.
-- Of several reports of one month the one recorded last; a tie is decided by the record's id.
create macro last_report(of_year, as_of_month) as table
    select
        actual.measure_id,
        actual.unit_id,
        month(max(actual.period_end)) as month,
        arg_max(
            actual,
            (
                actual.period_end,
                coalesce(actual.recorded_at, actual.approved_at, actual.reported_at, timestamp '1900-01-01'),
                actual.record_id
            )
        ) as report
    from actual
    where
        actual.basis = 'reported'
        and actual.period_end between make_date(of_year, 1, 1) and last_day(make_date(of_year, as_of_month, 1))
    group by actual.measure_id, actual.unit_id;
