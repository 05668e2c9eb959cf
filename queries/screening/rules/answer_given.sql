-- Which rows say something, but not what the task asks: a number, a tier, a day?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'answer_given' as rule,
    answer_row.row_id,
    case
        when answer_row.rule in ('qualitative_3', 'qualitative_4') then 'text'
        when answer_row.rule = 'deadline' then 'completed_date'
        when answer_row.rule = 'external' then 'assessed_share'
        else 'value'
    end as field,
    null as said,
    answer_row.rule as known,
    answer_row.unit_of_measure as more
from answer_row
where
    answer_row.measure_number is not null
    and answer_row.target_status is not null
    and answer_row.value_words is null
    and case
        when answer_row.rule in ('qualitative_3', 'qualitative_4') then answer_row.text_words is null
        when answer_row.rule = 'external' then answer_row.share_words is null
        when answer_row.rule = 'deadline' then coalesce(answer_row.completed_words, answer_row.text_words) is null
        when answer_row.kind = 'ratio' then coalesce(answer_row.numerator_words, answer_row.denominator_words) is null
        else true
    end;
