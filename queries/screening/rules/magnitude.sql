-- Which numbers are so far from the target that another unit of measure may be meant?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'magnitude' as rule,
    answer_row.row_id,
    'value' as field,
    coalesce(answer_row.value_words, digits(answer_row.value)) as said,
    digits(answer_row.target_value) as known,
    case
        when answer_row.value / answer_row.target_value between 13.5 and 16.5 then '15'
        when answer_row.value / answer_row.target_value between 1 / 16.5 and 1 / 13.5 then '1/15'
        when answer_row.value / answer_row.target_value >= 5000 then '10000'
        when answer_row.value / answer_row.target_value <= 1 / 5000 then '1/10000'
        else 'far'
    end as more
from answer_row
where
    answer_row.kind = 'quantity'
    and answer_row.target_value > 0
    and answer_row.value > 0
    and (
        answer_row.value >= 5 * answer_row.target_value
        or answer_row.value <= answer_row.target_value / 5000
        or (
            answer_row.value / answer_row.target_value between 1 / 16.5 and 1 / 13.5
            and month(answer_row.period_end) >= 6
        )
    );
