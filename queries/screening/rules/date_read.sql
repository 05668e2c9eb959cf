-- Which rows say a day of completion that cannot be read?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'date_read' as rule,
    answer_row.row_id,
    'completed_date' as field,
    sent_line.completed_date as said,
    null as known,
    null as more
from answer_row
inner join sent_line
    on answer_row.row_id = sent_line.row_id
where
    answer_row.completed_words is not null
    and answer_row.completed_day is null;
