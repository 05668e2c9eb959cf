-- Which rows would be recorded: all that say something other than what is recorded already?
-- Grain: one row per measure, unit and month end.
-- What was approved, or waits for review, and is sent again unchanged is no new report.
create table report_row as
select
    answer_row.row_id,
    answer_row.approved is not null as is_correction
from answer_row
where
    answer_row.last_report is null
    or answer_row.last_report.status in ('draft', 'returned')

union all

select
    answer_row.row_id,
    answer_row.approved is not null as is_correction
from answer_row
inner join sent_line
    on answer_row.row_id = sent_line.row_id
where
    answer_row.last_report.status not in ('draft', 'returned')
    and (
        answer_row.last_report.value is distinct from answer_row.value
        or answer_row.last_report.text is distinct from answer_row.text_words
        or answer_row.last_report.numerator is distinct from answer_row.numerator
        or answer_row.last_report.denominator is distinct from answer_row.denominator
        or answer_row.last_report.assessed_share is distinct from answer_row.assessed_share
        or answer_row.last_report.completed_date is distinct from answer_row.completed_date
        or answer_row.last_report.deviation_reason is distinct from nullif(trim(sent_line.deviation_reason), '')
        or answer_row.last_report.corrective_action is distinct from nullif(trim(sent_line.corrective_action), '')
        or answer_row.last_report.evidence is distinct from nullif(trim(sent_line.evidence), '')
    );
