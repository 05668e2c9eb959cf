-- Which rows report on a month that is not over?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'period_over' as rule,
    answer_row.row_id,
    'period_end' as field,
    sent_line.period_said as said,
    cast(answer_row.period_end as varchar) as known,
    null as more
from answer_row
inner join sent_line
    on answer_row.row_id = sent_line.row_id
where answer_row.period_end > $today;
