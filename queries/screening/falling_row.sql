-- Which cumulative numbers are lower than that of the month before, or higher than that approved of the month after?
-- Grain: one row per row of the file whose number is.
-- What the file itself reports for a month counts before what was approved of it; a later month has a plus behind it.
-- Measure, unit and year are one number, which is compared faster than three.
create table falling_row as
with series as (
    select
        answer_row.row_id,
        (answer_row.measure_number * 10000000 + answer_row.unit_number) * 10000 + answer_row.year as series_number,
        answer_row.period_end,
        answer_row.value
    from answer_row
    where
        answer_row.kind = 'quantity'
        and answer_row.direction <> 'lower'
        and answer_row.value is not null

    union all

    select
        null as row_id,
        (recorded_report.measure_number * 10000000 + recorded_report.unit_number) * 10000
        + year(recorded_report.period_end) as series_number,
        recorded_report.period_end,
        recorded_report.approved.value
    from recorded_report
    left join answer_row
        on
            recorded_report.measure_number = answer_row.measure_number
            and recorded_report.unit_number = answer_row.unit_number
            and recorded_report.period_end = answer_row.period_end
    where
        recorded_report.approved.value is not null
        and answer_row.row_id is null
),

ordered as (
    select
        series.row_id,
        series.value,
        lag(series.value) over (partition by series.series_number order by series.period_end) as earlier_value,
        lag(series.period_end) over (partition by series.series_number order by series.period_end) as earlier_month,
        lead(series.value) over (partition by series.series_number order by series.period_end) as later_value,
        lead(series.period_end) over (partition by series.series_number order by series.period_end) as later_month,
        lead(series.row_id is null) over (partition by series.series_number order by series.period_end)
            as is_later_approved
    from series
)

select
    ordered.row_id,
    case
        when ordered.value < ordered.earlier_value then ordered.earlier_value
        else ordered.later_value
    end as other_value,
    case
        when ordered.value < ordered.earlier_value then cast(ordered.earlier_month as varchar)
        else cast(ordered.later_month as varchar) || '+'
    end as other_month
from ordered
where
    ordered.row_id is not null
    and (
        ordered.value < ordered.earlier_value
        or (ordered.is_later_approved and ordered.value > ordered.later_value)
    );
