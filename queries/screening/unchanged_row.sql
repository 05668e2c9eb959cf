-- Which rows say nothing other than what was approved, or waits for review, and so are no new report?
-- Grain: one row per such row of the file.
create table unchanged_row as
select answer_row.row_id
from answer_row
inner join known_report
    on answer_row.row_id = known_report.row_id
where
    known_report.last_report.status not in ('draft', 'returned')
    and known_report.last_report.value is not distinct from answer_row.value
    and known_report.last_report.text is not distinct from answer_row.text_words
    and known_report.last_report.numerator is not distinct from answer_row.numerator
    and known_report.last_report.denominator is not distinct from answer_row.denominator
    and known_report.last_report.assessed_share is not distinct from answer_row.assessed_share
    and known_report.last_report.completed_date is not distinct from answer_row.completed_day
    and known_report.last_report.deviation_reason is not distinct from answer_row.deviation_reason
    and known_report.last_report.corrective_action is not distinct from answer_row.corrective_action
    and known_report.last_report.evidence is not distinct from answer_row.evidence;
