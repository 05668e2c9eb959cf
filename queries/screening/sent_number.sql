-- Which number do words say that are not written as a plain number?
-- Grain: one row per such words.
create table sent_number as
with said as (
    select sent_row.value as words_said
    from sent_row
    where not is_plain_number(sent_row.value)

    union

    select sent_row.numerator as words_said
    from sent_row
    where not is_plain_number(sent_row.numerator)

    union

    select sent_row.denominator as words_said
    from sent_row
    where not is_plain_number(sent_row.denominator)

    union

    select sent_row.assessed_share as words_said
    from sent_row
    where not is_plain_number(sent_row.assessed_share)
)

select
    said.words_said,
    number_said(said.words_said) as said,
    -- Full-width digits and white space inside are worth a second look.
    folded(said.words_said) <> lower(said.words_said) as is_folded
from said;
