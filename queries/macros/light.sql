-- The light of a measure by the scheme's preset (domain.md, section 4): ahead, on_track, behind or far_behind.
-- Grain: a scalar; null when nothing is due. A lower-is-better measure is not time-prorated: within its limit it is on
-- track, beyond it the attained share decides. Nine decimals keep 0.6 / 0.75 at exactly 0.8.
-- Nobody is warned before the first reporting node, nor before a plan expects anything: what is done by then is ahead.
create or replace macro light(preset, is_limit, attained, completion, expected, is_node_past) as case
    when is_limit and attained >= 1 then 'on_track'
    when is_limit and not is_node_past then null
    when is_limit and attained >= 0.6 then 'behind'
    when is_limit and attained < 0.6 then 'far_behind'
    when expected = 0 and completion > 0 then 'ahead'
    when expected = 0 and completion <= 0 then 'on_track'
    when preset = 'fiscal' and round(completion / expected, 9) >= 1.2 then 'ahead'
    when preset = 'fiscal' and round(completion / expected, 9) >= 0.8 then 'on_track'
    when preset = 'gap' and round(100 * (expected - completion), 9) < 10 then 'on_track'
    when not is_node_past then null
    when preset = 'fiscal' and round(completion / expected, 9) >= 0.6 then 'behind'
    when preset = 'fiscal' and round(completion / expected, 9) < 0.6 then 'far_behind'
    when preset = 'gap' and round(100 * (expected - completion), 9) > 30 then 'far_behind'
    when preset = 'gap' and round(100 * (expected - completion), 9) >= 10 then 'behind'
end;
