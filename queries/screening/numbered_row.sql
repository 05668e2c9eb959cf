-- Which numbers does each row say, before they are brought into the unit of measure of its task?
-- Grain: one row per row that was sent and is not blank; asked here, where the dash of no task says nothing already.
create view numbered_row as
select
    told_row.*,
    coalesce(plain_number(told_row.value_words), value_said.said.number) as value_number,
    coalesce(value_said.said.scale, '') as value_scale,
    coalesce(value_said.said.suffix, '') as value_suffix,
    coalesce(value_said.said.about, '') <> '' as is_about,
    coalesce(value_said.is_folded, false) as is_folded,
    case
        when numerator_said.said is null then plain_number(told_row.numerator)
        when numerator_said.said.suffix = ''
            then numerator_said.said.number * unit_scale(numerator_said.said.scale)
    end as numerator_number,
    case
        when denominator_said.said is null then plain_number(told_row.denominator)
        when denominator_said.said.suffix = ''
            then denominator_said.said.number * unit_scale(denominator_said.said.scale)
    end as denominator_number,
    case
        when share_said.said is null then plain_number(told_row.assessed_share)
        when share_said.said.suffix = '%' then round(share_said.said.number / 100, 9)
        when share_said.said.suffix = '' then share_said.said.number
    end as share_number
from told_row
left join sent_number as value_said
    on told_row.value_words = value_said.words_said
left join sent_number as numerator_said
    on told_row.numerator = numerator_said.words_said
left join sent_number as denominator_said
    on told_row.denominator = denominator_said.words_said
left join sent_number as share_said
    on told_row.assessed_share = share_said.words_said
where
    coalesce(
        told_row.value_words,
        told_row.text_words,
        told_row.numerator,
        told_row.denominator,
        told_row.assessed_share,
        told_row.completed_date,
        told_row.deviation_reason,
        told_row.corrective_action,
        told_row.evidence,
        told_row.note
    ) is not null;
