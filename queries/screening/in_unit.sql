-- A number said, in the unit of measure of its measure; null where it is said in another that only people can convert.
-- Grain: a scalar. 万 and 亿 are moved between number and unit; 亩 and 公顷 are not (domain.md, section 6).
create or replace macro in_unit(said, unit_of_measure) as case
    when said.scale = '' and said.suffix = '' then said.number
    when said.scale || said.suffix = coalesce(unit_of_measure, '') then said.number
    when said.suffix in ('', regexp_replace(coalesce(unit_of_measure, ''), '^[万亿]', ''))
        then round(said.number * unit_scale(said.scale) / unit_scale(unit_of_measure), 9)
end;
