-- Which rows give a share that lies outside their tier, or none where one is needed?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'share_inside' as rule,
    answer_row.row_id,
    'assessed_share' as field,
    answer_row.share_words as said,
    answer_row.text_words || ' ' || (answer_row.rule_parameters::json ->> answer_row.text_words) as known,
    null as more
from answer_row
where
    answer_row.rule = 'qualitative_3'
    and list_contains(json_keys(answer_row.rule_parameters), answer_row.text_words)
    and (answer_row.share_words is null or answer_row.assessed_share is not null)
    and tier_share(answer_row.rule_parameters, answer_row.text_words, answer_row.assessed_share) is null;
