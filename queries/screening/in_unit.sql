-- A number said, in the unit of measure of its measure; null where it is said in another that only people can convert.
-- Grain: a scalar; ``own_unit`` is what stands in a column of its own, null where there is none.
-- 万 and 亿 are moved between number and unit; 亩 and 公顷 are not (domain.md, section 6).
create or replace macro in_unit(number, scale, suffix, own_unit, unit_of_measure) as case
    when scale = '' and suffix = '' and coalesce(own_unit = unit_of_measure, true) then number
    when bare_unit(own_unit) <> bare_unit(unit_of_measure) then null
    when scale = '' and suffix = ''
        then moved_scale(number, unit_scale(own_unit), unit_scale(unit_of_measure))
    when scale || suffix = coalesce(unit_of_measure, '') then number
    when suffix in ('', bare_unit(coalesce(unit_of_measure, '')))
        then moved_scale(number, unit_scale(scale), unit_scale(unit_of_measure))
end;
