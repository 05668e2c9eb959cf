-- Which ratios look as if a share was written where percent are asked?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'percent_meant' as rule,
    answer_row.row_id,
    'value' as field,
    answer_row.value_words as said,
    digits(round(answer_row.value * 100, 6)) as known,
    digits(answer_row.target_value) as more
from answer_row
where
    answer_row.unit_of_measure = '%'
    and answer_row.value_suffix = ''
    and answer_row.value > 0
    and answer_row.value <= 1
    and answer_row.target_value >= 10;
