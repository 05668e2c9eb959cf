-- Is this a number as a machine writes it: 12, -0.5, 1.2e3? What is written plainly is read without a search.
-- Grain: a scalar.
create or replace macro is_plain_number(words) as regexp_full_match(
    words, '[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?'
);
