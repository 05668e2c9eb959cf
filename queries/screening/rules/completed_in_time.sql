-- Which rows say that something was completed after the month that they report on?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'completed_in_time' as rule,
    answer_row.row_id,
    'completed_date' as field,
    sent_line.completed_date as said,
    cast(answer_row.period_end as varchar) as known,
    null as more
from answer_row
inner join sent_line
    on answer_row.row_id = sent_line.row_id
where answer_row.completed_day > answer_row.period_end;
