-- Which ranks does what is unreported leave open for each unit, as of each month?
-- Grain: one row per unit, year, month and category (domain.md, section 3).
create view rank_interval as
select
    group_score.scheme_id,
    group_score.category_id,
    group_score.unit_id,
    group_score.year,
    group_score.month,
    1 + count(*) filter (where other.score > group_score.score_upper) as best_rank,
    1 + count(*) filter (where other.score_upper > group_score.score) as worst_rank
from group_score
left join group_score as other
    on
        group_score.scheme_id = other.scheme_id
        and group_score.category_id is not distinct from other.category_id
        and group_score.peer_group = other.peer_group
        and group_score.year = other.year
        and group_score.month = other.month
        and group_score.unit_id <> other.unit_id
group by group_score.scheme_id, group_score.category_id, group_score.unit_id, group_score.year, group_score.month;
