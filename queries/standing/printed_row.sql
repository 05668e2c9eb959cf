-- On which lines of a document do rows of the tables stand?
-- Grain: one row per row of a table that is printed in a document; a category stands on its first line only, as the
-- lines below it are those of its leaves.
create view printed_row as
select
    indicator.document_id,
    'indicator' as table_name,
    indicator.first_line,
    indicator.last_line
from indicator

union all

select
    category.document_id,
    'category' as table_name,
    category.first_line,
    category.first_line as last_line
from category

union all

select
    target.document_id,
    'target' as table_name,
    target.line as first_line,
    target.line as last_line
from target
where target.line is not null

union all

select
    actual.document_id,
    'actual' as table_name,
    actual.line as first_line,
    actual.line as last_line
from actual
where actual.line is not null

union all

select
    stated_score.document_id,
    'stated_score' as table_name,
    stated_score.line as first_line,
    stated_score.line as last_line
from stated_score
where stated_score.line is not null

union all

select
    project.document_id,
    'project' as table_name,
    project.line as first_line,
    project.line as last_line
from project
where project.line is not null

union all

select
    spending.document_id,
    'spending' as table_name,
    spending.line as first_line,
    spending.line as last_line
from spending
where spending.line is not null

union all

select
    budget_line.document_id,
    'budget_line' as table_name,
    budget_line.line as first_line,
    budget_line.line as last_line
from budget_line
where budget_line.line is not null

union all

select
    goal.document_id,
    'goal' as table_name,
    goal.line as first_line,
    goal.last_line
from goal;
