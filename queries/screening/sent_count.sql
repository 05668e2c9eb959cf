-- How many rows were sent, how many say nothing, how many would be recorded, and how many change what was approved?
-- Grain: one row.
select
    (select count(*) from sent_row) as row_count,
    (select count(*) from sent_row) - (select count(*) from answer_row) as blank_count,
    (select count(*) from report_row) as report_count,
    (select count(*) from answer_row) - (select count(*) from report_row) as unchanged_count,
    (select count(*) from report_row where report_row.is_correction) as correction_count,
    (select min(answer_row.period_end) from answer_row) as first_period_end,
    (select max(answer_row.period_end) from answer_row) as last_period_end,
    (select count(distinct answer_row.unit_number) from answer_row) as unit_count;
