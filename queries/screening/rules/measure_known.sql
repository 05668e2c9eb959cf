-- Which rows name a measure that the unit was not given in that year, or none?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'measure_known' as rule,
    answer_row.row_id,
    'measure_id' as field,
    sent_line.measure_said as said,
    null as known,
    cast(answer_row.unit_number as varchar) as more
from answer_row
inner join sent_line
    on answer_row.row_id = sent_line.row_id
where
    answer_row.measure_number is null
    and answer_row.match_count = 0
    and (
        sent_line.measure_said is null
        or (answer_row.unit_number is not null and answer_row.period_end is not null)
    );
