-- How many periods (months or days) have been started after a due date when something was done; 0 when on time.
-- Grain: a scalar; null when either date is missing. A due date at a month's end is followed by whole calendar months.
create or replace macro periods_late(due_date, completed_date, period) as case
    when due_date is null or completed_date is null then null
    when completed_date <= due_date then 0
    when period = 'day' then date_diff('day', due_date, completed_date)
    when due_date = last_day(due_date) then date_diff('month', due_date, completed_date)
    else
        date_diff('month', due_date, completed_date)
        + (due_date + to_months(date_diff('month', due_date, completed_date)::integer) < completed_date)::integer
end;
