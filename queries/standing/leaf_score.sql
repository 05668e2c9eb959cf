-- Each leaf's score for each unit, as of each month: its measures combined (split, minimum or all), rounded half up.
-- Grain: one row per leaf with points (or a bonus, penalty or veto), unit, year and month; no other leaf is scored.
-- points are those printed, brought to the declared total where the scheme says so.
-- earned_lower is what the reports at hand earn, earned_upper what is earned if all that is unreported is done.
-- score is their common value, and null while anything due is unreported.
-- assessable_points leave out what is pending, ambiguous, not due, undefined (unscored_points) or not applicable.
create or replace table leaf_score as
with pointed as (
    select
        leaf_standing.* exclude (points),
        unit.peer_group,
        coalesce(leaf_standing.points, 0)::decimal(18, 6) * case
            when scoring_method.points_policy = 'normalise' and scheme.declared_points > 0
                then coalesce(
                    scheme.declared_points / nullif(
                        sum(leaf_standing.points) over (
                            partition by
                                leaf_standing.scheme_id,
                                leaf_standing.unit_id,
                                leaf_standing.year,
                                leaf_standing.month
                        ),
                        0
                    ),
                    1
                )
            else 1
        end as points,
        scoring_method.not_applicable_policy
    from leaf_standing
    inner join unit
        on leaf_standing.unit_id = unit.unit_id
    inner join scheme
        on leaf_standing.scheme_id = scheme.scheme_id
    inner join scoring_method
        on
            leaf_standing.scheme_id = scoring_method.scheme_id
            and leaf_standing.year = scoring_method.year
            and leaf_standing.month = scoring_method.month
    where
        leaf_standing.points is not null
        or leaf_standing.extra_count > 0
),

shared as (
    select
        pointed.*,
        case
            when pointed.due_count = 0 then 0
            when pointed.combination = 'split' then pointed.assessable_weight
            else 1
        end as assessable_share,
        case
            when pointed.due_count = 0 or pointed.combination = 'split'
                then coalesce(pointed.not_applicable_weight, 0)
            else 0
        end as not_applicable_share,
        case pointed.combination
            when 'split' then pointed.split_lower
            when 'minimum' then pointed.minimum_lower
            when 'all' then (pointed.minimum_lower >= 1)::integer
        end as lower_share,
        case pointed.combination
            when 'split' then pointed.split_upper
            when 'minimum' then pointed.minimum_upper
            when 'all' then (pointed.minimum_upper >= 1)::integer
        end as upper_share
    from pointed
)

select
    shared.* exclude (
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
    end as score
from shared;
