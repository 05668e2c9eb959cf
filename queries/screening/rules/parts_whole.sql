-- Which ratios have one part only, or nothing to divide by?
-- Grain: one row per row of the file that breaks the rule.
insert into problem
select
    'parts_whole' as rule,
    answer_row.row_id,
    case when answer_row.numerator_words is null then 'numerator' else 'denominator' end as field,
    coalesce(answer_row.denominator_words, answer_row.numerator_words) as said,
    null as known,
    null as more
from answer_row
where
    (answer_row.numerator_words is null) <> (answer_row.denominator_words is null)
    or answer_row.denominator <= 0;
