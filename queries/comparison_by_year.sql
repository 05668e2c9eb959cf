-- How do units compare on one measure, or on those of the same concept, year by year, each as of the same month?
-- Grain: one row per unit and year; of several measures of the concept the one asked for (see alike).
-- peer_rank counts, among the peer_count units of the group that have reported, how many are further along, or lower
-- where less is better; best and worst are those at its ends.
-- $measure_id      the measure
-- $month           the last month included, 1 to 12
-- $scope_unit_ids  the units the reader may see; ranks count the whole group; null for all
with compared as (
    select
        unit.unit_id,
        unit.unit_name,
        unit.short_name,
        unit.division_code,
        unit.peer_group,
        unit.position,
        indicator.document_id,
        indicator.first_line,
        indicator.last_line,
        indicator.indicator_name,
        measure_standing.* exclude (unit_id, position, document_id),  -- noqa: RF02
        case
            when measure_standing.state <> 'reported' then null
            when measure_standing.direction = 'lower' then -measure_standing.value
            else measure_standing.completion_rate
        end as standing
    from alike($measure_id) as given
    inner join measure_standing
        on
            given.measure_id = measure_standing.measure_id
            and given.unit_id = measure_standing.unit_id
            and given.year = measure_standing.year
            and measure_standing.month = $month
    inner join indicator
        on measure_standing.indicator_id = indicator.indicator_id
    inner join unit
        on measure_standing.unit_id = unit.unit_id
),

ranked as (
    select
        compared.*,
        case
            when compared.standing is not null
                then rank() over (
                    partition by compared.peer_group, compared.year
                    order by compared.standing desc nulls last
                )
        end as peer_rank,
        count(compared.standing) over peers as peer_count,
        arg_max(compared.short_name, compared.standing) over peers as peer_best_name,
        arg_min(compared.short_name, compared.standing) over peers as peer_worst_name
    from compared
    window peers as (partition by compared.peer_group, compared.year)
)

select
    ranked.unit_id,
    ranked.unit_name,
    ranked.short_name,
    ranked.division_code,
    ranked.peer_group,
    ranked.position,
    ranked.year,
    ranked.scheme_id,
    ranked.measure_id,
    ranked.measure_name,
    ranked.indicator_name,
    ranked.kind,
    ranked.direction,
    ranked.unit_of_measure,
    ranked.target_value,
    ranked.target_value_upper,
    ranked.target_text,
    ranked.is_provisional,
    ranked.value,
    ranked.tier,
    ranked.carried_value,
    ranked.known_month,
    ranked.completion_rate,
    ranked.expected_share,
    ranked.schedule_gap,
    ranked.light,
    ranked.state,
    ranked.peer_rank::integer as peer_rank,
    ranked.peer_count::integer as peer_count,
    ranked.peer_best_name,
    ranked.peer_worst_name,
    ranked.deviation_reason,
    ranked.corrective_action,
    ranked.target_basis,
    ranked.actual_basis,
    ranked.record_id,
    ranked.document_id,
    ranked.first_line,
    ranked.last_line,
    ranked.line
from ranked
where $scope_unit_ids is null or list_contains($scope_unit_ids, ranked.unit_id)
order by ranked.position, ranked.unit_id, ranked.year
