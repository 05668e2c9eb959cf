-- Which rows replace a report that nobody has reviewed?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'replaces_report' as rule,
    answer_row.row_id,
    'value' as field,
    coalesce(answer_row.value_words, answer_row.text_words) as said,
    coalesce(digits(answer_row.last_report.value), answer_row.last_report.text) as known,
    answer_row.last_report.reported_by as more
from answer_row
where answer_row.last_report.status in ('draft', 'reported');
