-- Which rows say a number in another unit of measure than that of the task?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'unit_of_measure' as rule,
    answer_row.row_id,
    case when sent_line.unit_of_measure is null then 'value' else 'unit_of_measure' end as field,
    concat_ws(case when answer_row.value_suffix = '' then '' else ' ' end, sent_line.value, sent_line.unit_of_measure)
        as said,
    answer_row.unit_of_measure as known,
    case when answer_row.value_suffix = '' or sent_line.unit_of_measure is null then digits(answer_row.value_number) end
        as more
from answer_row
inner join sent_line
    on answer_row.row_id = sent_line.row_id
where
    answer_row.value_words is not null
    and answer_row.value_number is not null
    and answer_row.kind <> 'qualitative'
    and answer_row.value is null;
