-- Which report of each unit on each measure is the last that counts in a year, up to a month?
-- Grain: one row per measure and unit with an approved or locked report; nothing simulated or printed.
-- Which of several reports of one month counts is said in actual_by_month.
create macro approved_report(of_year, as_of_month) as table
    select
        actual_by_month.measure_id,
        actual_by_month.unit_id,
        max(actual_by_month.month) as month,
        arg_max(actual_by_month.record, actual_by_month.month) as record
    from actual_by_month
    where
        actual_by_month.record.basis = 'reported'
        and actual_by_month.year = of_year
        and actual_by_month.month <= as_of_month
    group by actual_by_month.measure_id, actual_by_month.unit_id;
