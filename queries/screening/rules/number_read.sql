-- Which cells should hold a number and hold none that can be read?
-- Grain: one row per cell.
insert into problem
with told as (
    select
        answer_row.row_id,
        case when not coalesce(isfinite(answer_row.value_number), false) then answer_row.value_words end as value,
        case when not coalesce(isfinite(answer_row.numerator), false) then answer_row.numerator_words end as numerator,
        case when not coalesce(isfinite(answer_row.denominator), false) then answer_row.denominator_words
        end as denominator,
        case when not coalesce(isfinite(answer_row.assessed_share), false) then answer_row.share_words
        end as assessed_share
    from answer_row
),

unread as (
    unpivot (
        select told.*
        from told
        where coalesce(told.value, told.numerator, told.denominator, told.assessed_share) is not null
    )
    on value, numerator, denominator, assessed_share
    into name field value said
)

select
    'number_read' as rule,
    unread.row_id,
    unread.field,
    unread.said,
    null as known,
    null as more
from unread;
