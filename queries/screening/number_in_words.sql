-- The number in folded words that are not written plainly, its 万 or 亿, what stands behind it, and whether it is 约.
-- Grain: a scalar; thousands are separated in threes or not at all.
create or replace macro number_in_words(words) as case
    when
        regexp_matches(
            words,
            '^(约|大约)?[+-]?([0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]+(\.[0-9]*)?|\.[0-9]+)(万|亿)?[^0-9]*$'
        )
        then struct_pack(
            number := try_cast(replace(regexp_extract(words, '[+-]?[0-9.][0-9.,]*'), ',', '') as double),
            scale := regexp_extract(words, '[0-9.](万|亿)?[^0-9]*$', 1),
            suffix := regexp_extract(words, '[0-9.](万|亿)?([^0-9.]*)$', 2),
            about := regexp_extract(words, '^(约|大约)', 1)
        )
    else struct_pack(number := null::double, scale := '', suffix := '', about := '')
end;
