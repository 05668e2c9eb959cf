-- Which cells should hold a number and hold none that can be read?
-- Grain: one row per cell.
insert into problem
with told as (
    unpivot (
        select
            answer_row.row_id,
            case
                when answer_row.value_number is null or not isfinite(answer_row.value_number) then answer_row.value_words
            end as value,
            case
                when answer_row.numerator is null or not isfinite(answer_row.numerator) then answer_row.numerator_words
            end as numerator,
            case
                when answer_row.denominator is null or not isfinite(answer_row.denominator)
                    then answer_row.denominator_words
            end as denominator,
            case
                when answer_row.assessed_share is null or not isfinite(answer_row.assessed_share)
                    then answer_row.share_words
            end as assessed_share
        from answer_row
    )
    on value, numerator, denominator, assessed_share
    into name field value said
)

select
    'number_read' as rule,
    told.row_id,
    told.field,
    told.said,
    null as known,
    null as more
from told;
