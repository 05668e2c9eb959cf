-- Which cells break the rules, where do they stand, and what do they say? The first of each rule.
-- Grain: one row per rule and cell.
-- $most  at most so many of each rule
select
    problem.rule,
    sent_line.sheet,
    sent_line.row,
    problem.field,
    sent_line.value_heading,
    problem.said,
    problem.known,
    problem.more
from problem
inner join sent_line
    on problem.row_id = sent_line.row_id
qualify row_number() over (partition by problem.rule order by problem.row_id, problem.field) <= $most
order by problem.rule, problem.row_id, problem.field;
