-- Which rows replace a report that nobody has reviewed?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'replaces_report' as rule,
    answer_row.row_id,
    'value' as field,
    coalesce(answer_row.value_words, answer_row.text_words) as said,
    coalesce(digits(known_report.last_report.value), known_report.last_report.text) as known,
    known_report.last_report.reported_by as more
from answer_row
inner join known_report
    on answer_row.row_id = known_report.row_id
where
    known_report.last_report.status in ('draft', 'reported')
    and answer_row.row_id not in (select unchanged_row.row_id from unchanged_row);
