-- What does each row that says anything say, read as numbers, days and words?
-- Grain: one row per row that was sent and is not blank.
-- A ratio that is given only by its parts is their quotient.
create table answer_row as
select
    numbered_row.row_id,
    numbered_row.unit_number,
    numbered_row.period_end,
    numbered_row.period_day,
    numbered_row.year,
    numbered_row.measure_number,
    numbered_row.match_count,
    numbered_row.kind,
    numbered_row.direction,
    numbered_row.unit_of_measure,
    numbered_row.target_status,
    numbered_row.target_value,
    numbered_row.due_date,
    numbered_row.rule,
    case when numbered_row.kind = 'qualitative' then numbered_row.rule_parameters end as rule_parameters,
    numbered_row.value_words,
    numbered_row.text_words,
    numbered_row.numerator as numerator_words,
    numbered_row.denominator as denominator_words,
    numbered_row.assessed_share as share_words,
    numbered_row.completed_date as completed_words,
    numbered_row.deviation_reason is not null as has_reason,
    numbered_row.note is not null as has_note,
    numbered_row.deviation_reason,
    numbered_row.corrective_action,
    numbered_row.evidence,
    numbered_row.note,
    numbered_row.file_sheet,
    numbered_row.file_row,
    case
        when numbered_row.kind = 'ratio' and numbered_row.value_words is null
            then round(
                numbered_row.numerator_number / nullif(greatest(numbered_row.denominator_number, 0), 0)
                * case when numbered_row.unit_of_measure = '%' then 100 else 1 end,
                9
            )
        else in_unit(
            numbered_row.value_number,
            numbered_row.value_scale,
            numbered_row.value_suffix,
            numbered_row.own_unit,
            numbered_row.unit_of_measure
        )
    end as value,
    numbered_row.value_number,
    numbered_row.value_suffix,
    numbered_row.is_about,
    -- 万, 亿, 约 and full-width digits are worth a second look, in the number or in the unit of measure beside it.
    numbered_row.value_scale <> ''
    or numbered_row.is_about
    or numbered_row.own_unit <> numbered_row.unit_of_measure
    or numbered_row.is_folded
        as is_rewritten,
    numbered_row.numerator_number as numerator,
    numbered_row.denominator_number as denominator,
    numbered_row.share_number as assessed_share,
    sent_day.day_read as completed_day
from numbered_row
left join sent_day
    on numbered_row.completed_date = sent_day.day_said;
