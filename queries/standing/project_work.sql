-- How many of its outputs does each project bring forward on time, of those that are due, as of each month?
-- Grain: one row per project with outputs and month.
-- Rates are not averaged, nor different units of measure summed (domain.md, section 2): outputs are counted. The shares
-- bound what the unreported leave open, and the light is that of a count: on time of due, by the scheme's preset.
-- state: reported; unreported; open (what is unreported decides); not_due.
create view project_work as
with counted as (
    select
        project_output.scheme_id,
        project_output.unit_id,
        project_output.year,
        project_output.month,
        (count(*) filter (where project_output.progress is not null))::integer as reported_count,
        (count(*) filter (where project_output.state = 'unreported'))::integer as unreported_count,
        (count(*) filter (where project_output.progress in ('ahead', 'on_track')))::integer as on_time_count,
        list(project_output order by project_output.position) filter (
            where project_output.progress in ('behind', 'far_behind') or project_output.state = 'unreported'
        ) as late_outputs,
        any_value(project_output.actual_basis) as basis
    from project_output
    group by project_output.scheme_id, project_output.unit_id, project_output.year, project_output.month
),

shared as (
    select
        counted.*,
        counted.reported_count + counted.unreported_count as due_count,
        counted.on_time_count / nullif(counted.reported_count + counted.unreported_count, 0) as on_time_share,
        (counted.on_time_count + counted.unreported_count)
        / nullif(counted.reported_count + counted.unreported_count, 0) as on_time_share_upper
    from counted
),

lit as (
    select
        shared.*,
        light_from(scoring_method.light_preset, 'on_track', 1) as on_time_from,
        light(scoring_method.light_preset, false, null, shared.on_time_share, 1, true) in ('ahead', 'on_track')
            as is_on_time,
        light(scoring_method.light_preset, false, null, shared.on_time_share_upper, 1, true) in ('ahead', 'on_track')
            as may_be_on_time
    from shared
    inner join scoring_method
        on
            shared.scheme_id = scoring_method.scheme_id
            and shared.year = scoring_method.year
            and shared.month = scoring_method.month
)

select
    lit.*,
    case
        when lit.due_count = 0 then 'not_due'
        when lit.reported_count = 0 then 'unreported'
        when lit.is_on_time <> lit.may_be_on_time then 'open'
        else 'reported'
    end as state
from lit;
