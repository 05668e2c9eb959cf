-- How do the units of a peer group rank on one measure, and what has changed since the month before?
-- Grain: one row per assessed unit that was given the measure, ranked units first; the rank is inside its peer group.
-- Quantities and rates rank by completion, what has a limit or is graded by its share of the points. Without a report
-- there is no rank, and neither has a unit that is alone one. Ties rank by the scheme's policy, as for the whole.
-- $scheme_id       the scheme
-- $measure_id      the measure
-- $year            the assessment year
-- $month           the last month included, 1 to 12
-- $peer_group      one peer group; null for all
-- $scope_unit_ids  the units the reader may see; ranks count the whole group; null for all
with standing as (
    select
        measure_standing.*,
        unit.unit_name,
        unit.short_name,
        unit.division_code,
        unit.peer_group,
        unit.position as unit_position,
        case
            when measure_standing.state <> 'reported' then null
            when measure_standing.kind in ('quantity', 'ratio') and measure_standing.direction <> 'lower'
                then round(measure_standing.completion_rate, 9)
            else round(measure_standing.lower_share, 9)
        end as ranked_by
    from measure_standing
    inner join unit
        on measure_standing.unit_id = unit.unit_id
    inner join assessed_unit
        on
            measure_standing.scheme_id = assessed_unit.scheme_id
            and measure_standing.year = assessed_unit.year
            and measure_standing.unit_id = assessed_unit.unit_id
    where
        measure_standing.scheme_id = $scheme_id
        and measure_standing.measure_id = $measure_id
        and measure_standing.year = $year
        and measure_standing.month in ($month - 1, $month)
        and ($peer_group is null or unit.peer_group = $peer_group)
),

placed as (
    select
        standing.*,
        count(*) over month_and_group as group_size,
        case
            when standing.ranked_by is null or count(*) over month_and_group < 2 then null
            when scheme_method.tie_policy = 'dense' then dense_rank() over by_result
            else rank() over by_result
        end as place,
        count(*) over alike > 1 and standing.ranked_by is not null as is_tied
    from standing
    inner join scheme_method
        on
            standing.scheme_id = scheme_method.scheme_id
            and standing.year = scheme_method.year
            and standing.month = scheme_method.month
    window
        month_and_group as (partition by standing.month, standing.peer_group),
        by_result as (
            partition by standing.month, standing.peer_group
            order by standing.ranked_by desc nulls last
        ),
        alike as (partition by standing.month, standing.peer_group, standing.ranked_by)
)

select
    now.unit_id,
    now.unit_name,
    now.short_name,
    now.division_code,
    now.peer_group,
    now.unit_position as position,
    now.group_size,
    now.place as rank,
    now.is_tied,
    before.place - now.place as rank_change,
    now.kind,
    now.direction,
    now.unit_of_measure,
    now.target_value,
    now.target_text,
    now.value,
    now.tier,
    now.carried_value,
    now.known_month,
    now.completion_rate,
    now.expected_share,
    now.schedule_gap,
    now.light,
    now.state,
    now.target_basis,
    now.actual_basis,
    now.record_id,
    now.document_id,
    now.line
from placed as now
left join placed as before
    on
        now.unit_id = before.unit_id
        and before.month = $month - 1
where
    now.month = $month
    and ($scope_unit_ids is null or list_contains($scope_unit_ids, now.unit_id))
order by now.peer_group, now.place nulls last, now.division_code, now.unit_position
