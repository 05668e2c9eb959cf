-- Which share of what it did in the year before had each unit done by each month's end?
-- Grain: one row per measure, unit and year that follows one reported to its end, with a list of 12 shares.
-- A month without a report keeps the month before it; before the first report nothing had been done.
create view last_year_shape as
with months as (select unnest(range(1, 13)) as month),

finished as (
    select
        actual_by_month.measure_id,
        actual_by_month.unit_id,
        actual_by_month.year + 1 as year,
        actual_by_month.record.value as final_value
    from actual_by_month
    inner join measure_method
        on
            actual_by_month.measure_id = measure_method.measure_id
            and measure_method.method.curve = 'last_year'
    where
        actual_by_month.month = 12
        and actual_by_month.record.value > 0
),

spread as (
    select distinct
        finished.*,
        months.month
    from finished
    cross join months
)

select
    spread.measure_id,
    spread.unit_id,
    spread.year,
    list(
        greatest(0, least(1, coalesce(actual_by_month.record.value, 0) / spread.final_value)) order by spread.month
    ) as shares
from spread
asof left join actual_by_month
    on
        spread.measure_id = actual_by_month.measure_id
        and spread.unit_id = actual_by_month.unit_id
        and spread.year - 1 = actual_by_month.year
        and spread.month >= actual_by_month.month
group by spread.measure_id, spread.unit_id, spread.year;
