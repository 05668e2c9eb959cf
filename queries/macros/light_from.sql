-- The completion from which a measure that is compared with its 序时 is no longer far behind, is on track, is ahead.
-- Grain: a scalar; null where the preset knows no such light. The limits are those of light.sql, as a test holds.
create or replace macro light_from(preset, wanted, expected) as case
    when preset = 'fiscal' and wanted = 'behind' then 0.6 * expected
    when preset = 'fiscal' and wanted = 'on_track' then 0.8 * expected
    when preset = 'fiscal' and wanted = 'ahead' then 1.2 * expected
    when preset = 'gap' and wanted = 'behind' then expected - 0.3
    when preset = 'gap' and wanted = 'on_track' then expected - 0.1
end;
