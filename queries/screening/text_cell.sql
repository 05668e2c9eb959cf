-- Which cells of words does each row have?
-- Grain: one row per cell that is not blank.
create view text_cell as
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
        coalesce(
            sent_line.text,
            sent_line.deviation_reason,
            sent_line.corrective_action,
            sent_line.evidence,
            sent_line.note
        ) is not null
)
on text, deviation_reason, corrective_action, evidence, note
into name field value said;
