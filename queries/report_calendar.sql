-- Who has reported what was due, month by month: on time, late, in part, returned or not at all?
-- Grain: one row per assessed unit and month 1 to 12.
-- A report is late when it first came after the deadline. report_coverage, report_rank and elapsed_* count the months
-- whose deadline has passed; of two equal shares the one with fewer late is first, and a unit alone has no rank.
-- report_state: none, future, due, missing, partial, returned, late, reported or approved.
-- $scheme_id       the scheme
-- $year            the assessment year
-- $peer_group      one peer group; null for all
-- $today           the day that it is
-- $due_days        how many days after the end of a month reports are due
-- $scope_unit_ids  the units the reader may see; ranks count the whole group; null for all
with numbered as (select unnest(range(1, 13))::integer as month),

months as (
    select
        numbered.month,
        last_day(make_date($year::integer, numbered.month, 1)) as period_end,
        last_day(make_date($year::integer, numbered.month, 1)) + $due_days::integer as deadline_date
    from numbered
),

counted as (
    select
        assessed_unit.unit_id,
        months.month,
        months.period_end,
        months.deadline_date,
        count(due_report.measure_id) as due_count,
        count(*) filter (where due_report.is_reported) as reported_count,
        count(*) filter (where due_report.status in ('approved', 'locked')) as approved_count,
        count(*) filter (where due_report.status = 'returned') as returned_count,
        count(*) filter (where due_report.is_draft) as draft_count,
        count(*) filter (where due_report.first_reported_at::date > months.deadline_date) as late_count,
        nullif(greatest(max(due_report.first_reported_at::date - months.deadline_date), 0), 0) as late_days,
        min(due_report.first_reported_at) as first_reported_at,
        max(due_report.last_reported_at) as last_reported_at,
        string_agg(distinct due_report.target_basis, '+' order by due_report.target_basis) as target_basis,
        string_agg(distinct due_report.actual_basis, '+' order by due_report.actual_basis) as actual_basis
    from assessed_unit
    cross join months
    left join due_report
        on
            assessed_unit.scheme_id = due_report.scheme_id
            and assessed_unit.year = due_report.year
            and assessed_unit.unit_id = due_report.unit_id
            and months.month = due_report.month
    where
        assessed_unit.scheme_id = $scheme_id
        and assessed_unit.year = $year
    group by assessed_unit.unit_id, months.month, months.period_end, months.deadline_date
),

elapsed as (
    select
        unit.unit_id,
        unit.peer_group,
        sum(counted.due_count)::bigint as due_count,
        sum(counted.reported_count)::bigint as reported_count,
        sum(counted.late_count)::bigint as late_count,
        max(counted.late_days) as late_days,
        sum(counted.reported_count) / sum(counted.due_count) as report_coverage,
        sum(counted.late_count) / sum(counted.due_count) as late_share
    from counted
    inner join unit
        on counted.unit_id = unit.unit_id
    where counted.deadline_date < $today::date
    group by unit.unit_id, unit.peer_group
    having sum(counted.due_count) > 0
),

placed as (
    select
        elapsed.*,
        case when count(*) over members > 1 then rank() over by_share end as report_rank,
        count(*) over alike > 1 as is_tied
    from elapsed
    window
        members as (partition by elapsed.peer_group),
        by_share as (partition by elapsed.peer_group order by elapsed.report_coverage desc, elapsed.late_share),
        alike as (partition by elapsed.peer_group, elapsed.report_coverage, elapsed.late_share)
)

select
    unit.unit_name,
    unit.short_name,
    unit.division_code,
    unit.peer_group,
    unit.position,
    counted.*,
    $today::date as as_of_date,
    case
        when counted.due_count = 0 then 'none'
        when counted.returned_count > 0 then 'returned'
        when counted.reported_count = counted.due_count and counted.late_count > 0 then 'late'
        when counted.approved_count = counted.due_count then 'approved'
        when counted.reported_count = counted.due_count then 'reported'
        when counted.deadline_date < $today::date and counted.reported_count = 0 then 'missing'
        when counted.deadline_date < $today::date then 'partial'
        when counted.reported_count > 0 or counted.period_end < $today::date then 'due'
        else 'future'
    end as report_state,
    contains(coalesce(counted.actual_basis, ''), 'demo') as is_simulated,
    placed.due_count as elapsed_due_count,
    placed.reported_count as elapsed_reported_count,
    placed.late_count as elapsed_late_count,
    placed.late_days as elapsed_late_days,
    placed.report_coverage,
    placed.report_rank,
    placed.is_tied
from counted
inner join unit
    on counted.unit_id = unit.unit_id
left join placed
    on counted.unit_id = placed.unit_id
where
    ($peer_group is null or unit.peer_group = $peer_group)
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, unit.unit_id))
order by unit.position, counted.month
