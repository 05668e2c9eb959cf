-- Which rows name a unit by a word that means several?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'unit_clear' as rule,
    answer_row.row_id,
    'unit_id' as field,
    sent_line.unit_said as said,
    cast(sent_unit.match_count as varchar) as known,
    null as more
from answer_row
inner join sent_line
    on answer_row.row_id = sent_line.row_id
inner join sent_unit
    on sent_line.unit_said = sent_unit.unit_said
where sent_unit.match_count > 1;
