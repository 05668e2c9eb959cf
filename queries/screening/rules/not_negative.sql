-- Which numbers are below nothing?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'not_negative' as rule,
    answer_row.row_id,
    'value' as field,
    answer_row.value_words as said,
    null as known,
    null as more
from answer_row
where
    answer_row.value < 0
    and answer_row.unit_of_measure is distinct from '%';
