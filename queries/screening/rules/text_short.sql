-- Which words are longer than anybody reads, or hold characters that cannot be seen?
-- Grain: one row per cell.
insert into problem
select
    'text_short' as rule,
    text_cell.row_id,
    text_cell.field,
    left(text_cell.said, 40) as said,
    cast(length(text_cell.said) as varchar) as known,
    case when length(text_cell.said) > 2000 then 'long' else 'hidden' end as more
from text_cell
where
    length(text_cell.said) > 2000
    or regexp_matches(text_cell.said, '[\x00-\x08\x0b\x0c\x0e-\x1f]');
