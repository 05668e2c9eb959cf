-- Which rows name a measure by a word that means several of the unit?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'measure_clear' as rule,
    answer_row.row_id,
    'measure_id' as field,
    sent_line.measure_said as said,
    cast(answer_row.match_count as varchar) as known,
    null as more
from answer_row
inner join sent_line
    on answer_row.row_id = sent_line.row_id
where
    answer_row.measure_number is null
    and answer_row.match_count > 1;
