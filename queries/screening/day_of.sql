-- The day that year, month and day in words make; null where there is no such day.
-- Grain: a scalar.
create or replace macro day_of(parts) as try_cast(
    lpad(parts.year, 4, '0') || '-' || lpad(parts.month, 2, '0') || '-' || lpad(parts.day, 2, '0') as date
);
