-- What does every line of the documents say, as it is searched?
-- Grain: one row per line; folded once, as that takes longer than to look for words in it.
create table searched_line as
select
    passage.document_id,
    passage.line,
    passage.text,
    folded(passage.text) as folded_text
from passage;
