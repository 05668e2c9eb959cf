-- Which rows change an approved value and do not say why?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'correction_reason' as rule,
    answer_row.row_id,
    'note' as field,
    coalesce(answer_row.value_words, digits(answer_row.value), answer_row.text_words) as said,
    coalesce(digits(known_report.approved.value), known_report.approved.text) as known,
    answer_row.unit_of_measure as more
from answer_row
inner join known_report
    on answer_row.row_id = known_report.row_id
where
    known_report.approved is not null
    and known_report.last_report.status <> 'locked'
    and not answer_row.has_note
    and (
        known_report.approved.value is distinct from answer_row.value
        or (
            answer_row.rule in ('qualitative_3', 'qualitative_4')
            and known_report.approved.text is distinct from answer_row.text_words
        )
    );
