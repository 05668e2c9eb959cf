-- Which day do words say: 2022-09-30, 2022年9月, 2022.9, 20220930, 1-9月 of a year, or a day as Excel counts them?
-- Grain: a scalar; null where they say none, the last day of a month where they say only the month.
create or replace macro day_said(words) as coalesce(
    day_of(regexp_extract(
        words, '^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(t?00:00(:00(\.0+)?)?)?$', ['year', 'month', 'day']
    )),
    day_of(regexp_extract(words, '^(\d{4})(\d{2})(\d{2})$', ['year', 'month', 'day'])),
    last_day(day_of(regexp_extract(
        words || '01', '^(\d{4})[-/.年](?:1[-至~])?(\d{1,2})(?:月份?)?[底末止]?(01)$', ['year', 'month', 'day']
    ))),
    last_day(day_of(regexp_extract(words || '01', '^(\d{4})(\d{2})(01)$', ['year', 'month', 'day']))),
    case
        when regexp_matches(words, '^(3[6-9]|[4-6]\d|7[0-2])\d{3}(\.0+)?$')
            then date '1899-12-30' + try_cast(try_cast(words as double) as integer)
    end
);
