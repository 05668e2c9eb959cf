-- The last month, up to a month end, in which a report on a task was due; 0 when none was due yet.
-- Grain: a scalar; a deadline is due in its month, in January where it had passed before the year began.
create or replace macro due_report_month(by_rule, reporting_frequency, due_date, as_of_month, period_end) as case
    when by_rule <> 'deadline' then due_month(reporting_frequency, as_of_month)
    when due_date > period_end then 0
    when year(due_date) < year(period_end) then 1
    when due_date is not null then month(due_date)
    else 0
end;
