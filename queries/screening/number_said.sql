-- What number do words say: 1,234.5, １２, 1.2万亩, 约85%, with what is written after it?
-- Grain: a scalar; null for no words, a null number where they say none.
create or replace macro number_said(words) as case
    when words is null then null
    when is_plain_number(words)
        then struct_pack(number := try_cast(words as double), scale := '', suffix := '', about := '')
    else number_in_words(translate(folded(words), '−', '-'))
end;
