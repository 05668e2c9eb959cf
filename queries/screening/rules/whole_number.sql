-- Which counts are not whole?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'whole_number' as rule,
    answer_row.row_id,
    'value' as field,
    answer_row.value_words as said,
    answer_row.unit_of_measure as known,
    null as more
from answer_row
where
    answer_row.unit_of_measure in ('个', '次', '起', '件', '宗', '人', '户', '处', '场', '条', '家', '项', '期', '份', '部')
    and answer_row.value <> floor(answer_row.value);
