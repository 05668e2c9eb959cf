-- Which share of the target should be done by the end of each month, by the measure's curve (domain.md, section 4)?
-- Grain: a list of 12 shares: month ÷ 12; a plan's last milestone so far (0 before the first); or last year's own
-- shape, where last year is known and ended above 0 (else month ÷ 12).
create or replace macro expected_shares(curve, parameters, last_year) as case
    when curve = 'plan'
        then
            list_transform(
                range(1, 13),
                lambda node: coalesce(list_max([
                    (parameters::json ->> milestone)::double
                    for milestone in json_keys(parameters)
                    if milestone::integer <= node
                ]), 0)
            )
    when curve = 'last_year' and last_year is not null then last_year
    else list_transform(range(1, 13), lambda node: node / 12)
end;
