-- Which numbers are read although they are not written plainly: 万, 亿, 约 or full-width digits?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'number_form' as rule,
    answer_row.row_id,
    'value' as field,
    concat(
        answer_row.value_words,
        case when sent_line.unit_of_measure <> answer_row.unit_of_measure then sent_line.unit_of_measure end
    ) as said,
    digits(answer_row.value) as known,
    answer_row.unit_of_measure as more
from answer_row
inner join sent_line
    on answer_row.row_id = sent_line.row_id
where
    answer_row.is_rewritten
    and answer_row.value is not null;
