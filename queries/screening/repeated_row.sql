-- Which rows report the same measure, unit and month as an earlier row of the file?
-- Grain: one row per row that does.
create table repeated_row as
with repeated as (
    select
        answer_row.measure_number,
        answer_row.unit_number,
        answer_row.period_end,
        min(answer_row.row_id) as other_row_id
    from answer_row
    where
        answer_row.measure_number is not null
        and answer_row.unit_number is not null
        and answer_row.period_end is not null
    group by answer_row.measure_number, answer_row.unit_number, answer_row.period_end
    having count(*) > 1
)

select
    answer_row.row_id,
    repeated.other_row_id
from answer_row
inner join repeated
    on
        answer_row.measure_number = repeated.measure_number
        and answer_row.unit_number = repeated.unit_number
        and answer_row.period_end = repeated.period_end
where answer_row.row_id <> repeated.other_row_id;
