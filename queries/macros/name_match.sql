-- How well does a name answer to a word: is it the word, does it begin with it or hold it, as written or by its sound?
-- Grain: a scalar, the less the better: 0, 1 and 2 as written, 3, 4 and 5 by sound; null where it does not answer.
-- Name and word are folded. By sound a word stands for the initials of syllables, or for syllables from a beginning on.
create or replace macro name_match(folded_name, initials, pinyin, word) as case
    when folded_name = word then 0
    when starts_with(folded_name, word) then 1
    when contains(folded_name, word) then 2
    when not regexp_full_match(word, '[a-z0-9]{2,}') then null
    when initials = word or replace(pinyin, ' ', '') = word then 3
    when starts_with(initials, word) or starts_with(replace(pinyin, ' ', ''), word) then 4
    -- Three letters are in many a sentence by chance.
    when contains(initials, word) and (len(word) > 3 or len(initials) <= 12) then 5
    when
        contains(replace(pinyin, ' ', ''), word)
        and regexp_matches(pinyin, concat('(^| )', regexp_replace(word, '(.)', '\1 ?', 'g')))
        then 5
    -- Whatever a place is by rank, people say 县, 市, 区, 州 or 局 of it: slx for 商洛.
    when len(word) > 2 and initials = left(word, -1) and contains('xsqzj', right(word, 1)) then 5
end;
