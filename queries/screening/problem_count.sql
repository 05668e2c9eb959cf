-- How many cells break each rule?
-- Grain: one row per rule that is broken.
select
    problem.rule,
    count(*) as problem_count
from problem
group by problem.rule
order by problem.rule;
