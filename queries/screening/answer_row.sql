-- What does each row that says anything say, read as numbers, days and words, and what is recorded of the same already?
-- Grain: one row per row that was sent and is not blank.
-- Of a task in words the tier may stand where numbers stand. A dash where nothing was given says nothing. A ratio that is
-- given only by its parts is their quotient.
create table answer_row as
with placed as (
    select
        sent_line.* exclude (measure_id, measure_name, unit_id, unit_name, period_end),
        sent_unit.unit_number,
        last_day(sent_day.day) as period_end,
        sent_day.day as period_day,
        year(sent_day.day) as year,
        coalesce(by_id.measure_number, sent_measure.measure_number) as measure_number,
        coalesce(sent_measure.match_count, 0) as match_count
    from sent_line
    left join sent_unit
        on sent_line.unit_said = sent_unit.unit_said
    left join sent_day
        on sent_line.period_said = sent_day.day_said
    left join measure_number as by_id
        on sent_line.measure_said = by_id.measure_id
    left join sent_measure
        on
            sent_line.measure_said = sent_measure.measure_said
            and sent_unit.unit_number is not distinct from sent_measure.unit_number
            and year(sent_day.day) is not distinct from sent_measure.year
),

said as (
    select
        placed.row_id,
        placed.unit_number,
        placed.period_end,
        placed.period_day,
        placed.year,
        placed.measure_number,
        placed.match_count,
        measure_number.kind,
        measure_number.direction,
        measure_number.unit_of_measure,
        given_task.target_status,
        given_task.target_value,
        given_task.due_date,
        rule_in_force.rule,
        rule_in_force.rule_parameters,
        nullif(trim(placed.value), '') as value_words,
        nullif(trim(placed.text), '') as text_words,
        nullif(trim(placed.numerator), '') as numerator_words,
        nullif(trim(placed.denominator), '') as denominator_words,
        nullif(trim(placed.assessed_share), '') as share_words,
        nullif(trim(placed.completed_date), '') as completed_words,
        folded(nullif(trim(placed.unit_of_measure), '')) as own_unit,
        trim(placed.deviation_reason) <> '' as has_reason,
        trim(placed.note) <> '' as has_note,
        trim(placed.corrective_action) <> '' or trim(placed.evidence) <> '' as has_more
    from placed
    left join measure_number
        on placed.measure_number = measure_number.measure_number
    left join given_task
        on
            placed.measure_number = given_task.measure_number
            and placed.unit_number = given_task.unit_number
            and placed.year = given_task.year
            and placed.period_end >= given_task.effective_date
            and placed.period_end < given_task.until_date
    left join rule_in_force
        on
            placed.measure_number = rule_in_force.measure_number
            and placed.period_end >= rule_in_force.effective_date
            and placed.period_end < rule_in_force.until_date
),

told as (
    select
        said.* replace (
            case
                when said.kind = 'qualitative' and said.text_words is null then null
                when
                    coalesce(said.target_status, 'not_applicable') = 'not_applicable'
                    and said.value_words in ('—', '–', '-', '/', '／', '无')
                    then null
                else said.value_words
            end as value_words,
            coalesce(said.has_reason, false) as has_reason,
            coalesce(said.has_note, false) as has_note,
            case
                when said.kind = 'qualitative' then coalesce(said.text_words, said.value_words)
                else said.text_words
            end as text_words
        )
    from said
),

numbered as (
    select
        told.*,
        number_said(told.value_words) as value_said,
        number_said(told.numerator_words) as numerator_said,
        number_said(told.denominator_words) as denominator_said,
        number_said(told.share_words) as share_said
    from told
),

valued as (
    select
        numbered.* exclude (value_said, numerator_said, denominator_said, share_said),
        case
            when
                numbered.own_unit <> numbered.unit_of_measure
                and numbered.value_said.scale = ''
                and numbered.value_said.suffix = ''
                then in_unit(
                    struct_pack(
                        number := numbered.value_said.number,
                        scale := regexp_extract(numbered.own_unit, '^[万亿]'),
                        suffix := regexp_replace(numbered.own_unit, '^[万亿]', '')
                    ),
                    numbered.unit_of_measure
                )
            else in_unit(numbered.value_said, numbered.unit_of_measure)
        end as value,
        numbered.value_said.number as value_number,
        numbered.value_said.scale as value_scale,
        numbered.value_said.suffix as value_suffix,
        numbered.value_said.about <> '' as is_about,
        not numbered.value_said.is_plain as is_rewritten,
        case
            when numbered.numerator_said.suffix = ''
                then numbered.numerator_said.number * unit_scale(numbered.numerator_said.scale)
        end as numerator,
        case
            when numbered.denominator_said.suffix = ''
                then numbered.denominator_said.number * unit_scale(numbered.denominator_said.scale)
        end as denominator,
        case numbered.share_said.suffix
            when '' then numbered.share_said.number
            when '%' then round(numbered.share_said.number / 100, 9)
        end as assessed_share
    from numbered
    where
        numbered.has_reason
        or numbered.has_note
        or coalesce(numbered.has_more, false)
        or coalesce(
            numbered.value_words,
            numbered.text_words,
            numbered.numerator_words,
            numbered.denominator_words,
            numbered.share_words,
            numbered.completed_words
        ) is not null
)

select
    valued.* replace (
        case
            when valued.kind = 'ratio' and valued.value_words is null and valued.denominator > 0
                then round(
                    valued.numerator / valued.denominator * case when valued.unit_of_measure = '%' then 100 else 1 end, 9
                )
            else valued.value
        end as value
    ),
    sent_day.day as completed_date,
    recorded_report.last_report,
    recorded_report.approved
from valued
left join sent_day
    on valued.completed_words = sent_day.day_said
left join recorded_report
    on
        valued.measure_number = recorded_report.measure_number
        and valued.unit_number = recorded_report.unit_number
        and valued.period_end = recorded_report.period_end;
