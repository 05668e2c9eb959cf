-- Which words begin like a formula, so that a spreadsheet would run them?
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
        where
            regexp_matches(
                concat_ws(
                    chr(1),
                    sent_line.text,
                    sent_line.deviation_reason,
                    sent_line.corrective_action,
                    sent_line.evidence,
                    sent_line.note
                ),
                '(^|\x01)\s*[=+@＝＋＠-]'
            )
    )
    on text, deviation_reason, corrective_action, evidence, note
    into name field value said
)

select
    'text_plain' as rule,
    told.row_id,
    told.field,
    told.said,
    null as known,
    null as more
from told
where
    regexp_matches(told.said, '^\s*[=+@＝＋＠-]')
    and told.said not in ('-', '—', '--');
