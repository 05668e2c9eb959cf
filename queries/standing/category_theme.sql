-- Which field of work does a category belong to, where units name their categories each in their own way?
-- Grain: one row per category that a peer group is scored on, and year. A theme is of categories with one name
-- and parent that at least half of the group has; what fewer have is together under its parent, is_rest beside others.
-- is_shared says that the theme is one category, the whole group's.
create table category_theme as
with given as (
    select distinct
        category_score.scheme_id,
        category_score.year,
        unit.peer_group,
        category_score.unit_id,
        category.category_id,
        category.category_name,
        category.position,
        coalesce(parent.category_name, category.category_name) as parent_name,
        -- 安全生产目标 of one unit and 安全生产指标 of another are one field of work.
        regexp_replace(category.category_name, '(指标|目标|工作)$', '') as plain_name,
        regexp_replace(coalesce(parent.category_name, category.category_name), '(指标|目标|工作)$', '') as plain_parent
    from category_score
    inner join unit
        on category_score.unit_id = unit.unit_id
    inner join category
        on category_score.category_id = category.category_id
    left join category as parent
        on category.parent_category_id = parent.category_id
),

group_size as (
    select
        given.scheme_id,
        given.year,
        given.peer_group,
        count(distinct given.unit_id) as unit_count
    from given
    group by given.scheme_id, given.year, given.peer_group
),

frequent as (
    select
        given.scheme_id,
        given.year,
        given.peer_group,
        given.plain_parent,
        given.plain_name
    from given
    inner join group_size
        on
            given.scheme_id = group_size.scheme_id
            and given.year = group_size.year
            and given.peer_group = group_size.peer_group
    group by
        given.scheme_id, given.year, given.peer_group, given.plain_parent, given.plain_name, group_size.unit_count
    having 2 * count(distinct given.unit_id) >= group_size.unit_count
),

themed as (
    select
        given.*,
        coalesce(frequent.plain_name, given.plain_parent) as plain_theme,
        if(frequent.plain_name is null, given.parent_name, given.category_name) as theme_name
    from given
    left join frequent
        on
            given.scheme_id = frequent.scheme_id
            and given.year = frequent.year
            and given.peer_group = frequent.peer_group
            and given.plain_parent = frequent.plain_parent
            and given.plain_name = frequent.plain_name
),

theme as (
    select
        themed.scheme_id,
        themed.year,
        themed.peer_group,
        themed.plain_parent,
        themed.plain_theme,
        mode(themed.theme_name) as theme_name,
        min(themed.position) as theme_position,
        count(distinct themed.category_id) = 1 as is_shared,
        count(*) over by_parent as theme_count
    from themed
    group by themed.scheme_id, themed.year, themed.peer_group, themed.plain_parent, themed.plain_theme
    window by_parent as (partition by themed.scheme_id, themed.year, themed.peer_group, themed.plain_parent)
)

select distinct
    themed.scheme_id,
    themed.year,
    themed.peer_group,
    themed.category_id,
    themed.plain_parent || '/' || themed.plain_theme as theme,
    theme.theme_name,
    themed.plain_theme = themed.plain_parent and theme.theme_count > 1 as is_rest,
    theme.theme_position,
    theme.is_shared
from themed
inner join theme
    on
        themed.scheme_id = theme.scheme_id
        and themed.year = theme.year
        and themed.peer_group = theme.peer_group
        and themed.plain_parent = theme.plain_parent
        and themed.plain_theme = theme.plain_theme;
