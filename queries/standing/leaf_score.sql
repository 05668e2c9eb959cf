-- Each leaf's score for each unit, as of each month: its measures combined (split, minimum or all), rounded half up.
-- Grain: one row per leaf with points, unit, year and month 1 to 12; a leaf without points is not scored.
-- earned_lower is what the reports at hand earn, earned_upper what is earned if all that is unreported is done.
-- score is their common value, and null while anything due is unreported.
-- peer_lower and peer_upper are what peers earn on average of what the unit was not given.
-- assessable_points leave out what is pending, ambiguous, not due, undefined (unscored_points) or not applicable.
create table leaf_score as
with shared as (
    select
        leaf_standing.*,
        unit.peer_group,
        case
            when leaf_standing.due_count = 0 then 0
            when leaf_standing.combination = 'split' then leaf_standing.assessable_weight
            else 1
        end as assessable_share,
        case
            when leaf_standing.due_count = 0 or leaf_standing.combination = 'split'
                then coalesce(leaf_standing.not_applicable_weight, 0)
            else 0
        end as not_applicable_share,
        case leaf_standing.combination
            when 'split' then leaf_standing.split_lower
            when 'minimum' then leaf_standing.minimum_lower
            when 'all' then (leaf_standing.minimum_lower >= 1)::integer
        end as lower_share,
        case leaf_standing.combination
            when 'split' then leaf_standing.split_upper
            when 'minimum' then leaf_standing.minimum_upper
            when 'all' then (leaf_standing.minimum_upper >= 1)::integer
        end as upper_share
    from leaf_standing
    inner join unit
        on leaf_standing.unit_id = unit.unit_id
    where leaf_standing.points is not null
)

select
    shared.* exclude (
        peer_group,
        combination,
        assessable_weight,
        not_applicable_weight,
        split_lower,
        split_upper,
        minimum_lower,
        minimum_upper,
        assessable_share,
        not_applicable_share,
        lower_share,
        upper_share
    ),
    (shared.points * shared.assessable_share)::decimal(18, 6) as assessable_points,
    (shared.points * shared.not_applicable_share)::decimal(18, 6) as not_applicable_points,
    (shared.points * (1 - shared.assessable_share - shared.not_applicable_share))::decimal(18, 6) as unscored_points,
    half_up(shared.points * coalesce(shared.lower_share, 0)) as earned_lower,
    half_up(shared.points * coalesce(shared.upper_share, 0)) as earned_upper,
    case
        when shared.due_count > 0 and shared.due_count = shared.reported_count
            then half_up(shared.points * shared.lower_share)
    end as score,
    half_up(
        shared.points * shared.not_applicable_share
        * coalesce(avg(shared.lower_share / nullif(shared.assessable_share, 0)) over peers, 0)
    ) as peer_lower,
    half_up(
        shared.points * shared.not_applicable_share
        * coalesce(avg(shared.upper_share / nullif(shared.assessable_share, 0)) over peers, 0)
    ) as peer_upper
from shared
window
    peers as (partition by shared.indicator_id, shared.peer_group, shared.year, shared.month);
