-- The last month, up to a month, in which a report was due; 0 when none was due yet.
-- Grain: a scalar.
create or replace macro due_month(reporting_frequency, as_of_month) as case reporting_frequency
    when 'month' then as_of_month
    when 'quarter' then as_of_month - as_of_month % 3
    when 'half_year' then as_of_month - as_of_month % 6
    when 'year' then as_of_month - as_of_month % 12
end;
