-- Which words begin like a formula, so that a spreadsheet would run them?
-- Grain: one row per cell.
-- A dash before Chinese words is how people begin an item; a formula goes on with a figure or a name.
insert into problem
select
    'text_plain' as rule,
    text_cell.row_id,
    text_cell.field,
    text_cell.said,
    null as known,
    null as more
from text_cell
where
    regexp_matches(text_cell.said, '^\s*[=+@＝＋＠-]')
    and not regexp_matches(text_cell.said, '^\s*-+\s*([一-龥]|$)');
