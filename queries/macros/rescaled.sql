-- What was earned of the points that could be scored, as if those of 无此项任务 had been earned at the same rate.
-- Grain: a scalar, rounded half up; null when nothing could be scored (domain.md, section 2: 80 of 97 is 81.65 of 99).
create or replace macro rescaled(earned, scored_points, rescaled_points) as case
    when rescaled_points = 0 then half_up(earned)
    else half_up(earned * (scored_points + rescaled_points) / nullif(scored_points, 0))
end;
