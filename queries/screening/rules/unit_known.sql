-- Which rows name a unit that nobody knows, or none?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'unit_known' as rule,
    answer_row.row_id,
    'unit_id' as field,
    sent_line.unit_said as said,
    null as known,
    null as more
from answer_row
inner join sent_line
    on answer_row.row_id = sent_line.row_id
left join sent_unit
    on sent_line.unit_said = sent_unit.unit_said
where
    answer_row.unit_number is null
    and coalesce(sent_unit.match_count, 0) = 0;
