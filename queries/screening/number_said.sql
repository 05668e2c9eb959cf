-- What number do words say: 1,234.5, １２, 1.2万亩, 约85%, with what is written after it?
-- Grain: a scalar; null for no words, a null number where they say none. What is written plainly is read without a search.
create or replace macro number_said(words) as case
    when words is null then null
    when regexp_full_match(words, '[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?')
        then struct_pack(number := try_cast(words as double), scale := '', suffix := '', about := '', is_plain := true)
    else number_in_words(folded(words))
end;
