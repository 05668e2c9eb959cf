-- What follows from another problem of the same row: a cause is said once.
-- Grain: the problems that go.
-- Whose row it is comes first, then the month, then the task; only then what the row says of it. What cannot be
-- read, and words that a spreadsheet would run, are causes of their own.
delete from problem
where
    exists (
        select 1
        from problem as cause
        where
            cause.row_id = problem.row_id
            and case
                when cause.rule in ('unit_known', 'unit_clear', 'unit_reports') then 1
                when cause.rule in ('period_read', 'period_over') then 2
                when cause.rule in ('measure_known', 'measure_clear', 'task_given') then 3
                else 9
            end
            < case
                when problem.rule in ('unit_known', 'unit_clear', 'unit_reports') then 1
                when problem.rule in ('period_read', 'period_over') then 1
                when problem.rule in ('number_read', 'date_read', 'text_plain', 'text_short')
                    then 1
                when problem.rule in ('measure_known', 'measure_clear') then 2
                when problem.rule = 'task_given' then 3
                else 9
            end
    );
