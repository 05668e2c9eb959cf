-- Which words are longer than anybody reads, or hold characters that cannot be seen?
-- Grain: one row per cell.
insert into problem
with told as (
    unpivot (
        select
            sent_line.row_id,
            sent_line.text,
            sent_line.deviation_reason,
            sent_line.corrective_action,
            sent_line.evidence,
            sent_line.note
        from sent_line
    )
    on text, deviation_reason, corrective_action, evidence, note
    into name field value said
)

select
    'text_short' as rule,
    told.row_id,
    told.field,
    left(told.said, 40) as said,
    cast(length(told.said) as varchar) as known,
    null as more
from told
where
    length(told.said) > 2000
    or regexp_matches(told.said, '[\x00-\x08\x0b\x0c\x0e-\x1f]');
