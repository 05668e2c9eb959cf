-- A unit of measure without its 万 or 亿.
-- Grain: a scalar.
create or replace macro bare_unit(unit_of_measure) as regexp_replace(unit_of_measure, '^[万亿]', '');
