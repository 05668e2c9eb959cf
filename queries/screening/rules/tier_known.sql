-- Which rows give a tier that the rule of the task does not have?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'tier_known' as rule,
    answer_row.row_id,
    'text' as field,
    answer_row.text_words as said,
    array_to_string(json_keys(answer_row.rule_parameters), '、') as known,
    null as more
from answer_row
where
    answer_row.rule in ('qualitative_3', 'qualitative_4')
    and answer_row.text_words is not null
    and not list_contains(json_keys(answer_row.rule_parameters), answer_row.text_words);
