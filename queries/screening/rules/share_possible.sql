-- Which rows give a share below 0 or above 1?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'share_possible' as rule,
    answer_row.row_id,
    'assessed_share' as field,
    answer_row.share_words as said,
    null as known,
    null as more
from answer_row
where answer_row.assessed_share not between 0 and 1;
