-- Which rows say a day inside a month, where the end of it is meant?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'month_end' as rule,
    answer_row.row_id,
    'period_end' as field,
    sent_line.period_said as said,
    cast(answer_row.period_end as varchar) as known,
    null as more
from answer_row
inner join sent_line
    on answer_row.row_id = sent_line.row_id
where answer_row.period_day <> answer_row.period_end;
