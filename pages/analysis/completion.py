"""How far is each unit on one measure: against its target, against the calendar, against other years?"""

from assessment import figures, headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chooses; the measure too lives in the address.
view, category_id, unit_id = shell.view(), shell.category_id(), shell.unit_id()
compare_year = shell.compare_year()
measures = reads.measures(view, category_id=category_id)

if measures.empty:
    shell.stop_with(_("{year}年没有下达这一类任务").format(year=view.year))
measure = shell.choose_measure(measures)

# What the data says.
completion = reads.completion_by_unit(view, measure_id=measure.measure_id, compare_year=compare_year)
total = reads.completion_total(view, measure_id=measure.measure_id)
months = reads.completion_by_month(view, measure_id=measure.measure_id, compare_year=compare_year)
years = reads.completion_by_year(view, measure_id=measure.measure_id)
checks = reads.reconciliation_by_measure(measure.measure_id)

# What the reader sees.
name, rows, sources, link = measure.measure_name, shell.ordered(completion), shell.lines_of(completion), shell.link()
shell.header(
    headlines.completion_headline(completion),
    subject=headlines.measure_words(measure),
    coverage=shell.reported_words(completion),
    frames=[completion],
)
picture = shell.Picture(
    figures.completion(rows, unit_id=unit_id, link=link),
    sheets.completion_sheet(rows, unit_id=unit_id, link=link),
    headlines.completion_sentence(completion),
)
subtitle = headlines.total_sentence(total, measure.unit_of_measure)
shell.card(
    "completion", picture, rows, title=name, scope=_("各单位"), subtitle=subtitle, filters=measure.measure_id,
    sources=sources, can_order=True,
)  # fmt: skip
shell.footnote(headlines.reconciliation_note(checks), headlines.measure_rule_note(measure))
shell.show(sheets.further((_("各单位各年对比"), link("compare", units=None, years=None))))
if months["completion_rate"].notna().any() and months["month"].nunique() > 1:
    picture = shell.Picture(
        figures.monthly_trend(months, shell.palette(), unit_id=unit_id, year=view.year),
        sheets.months_sheet(months, unit_id=unit_id),
        headlines.months_sentence(months),
    )
    subtitle = headlines.months_subtitle(measure)
    shell.card(
        "months", picture, months, title=_("逐月累计"), scope=name, subtitle=subtitle, filters=measure.measure_id,
        sources=sources,
    )  # fmt: skip
if years["completion_rate"].notna().any() and years["year"].nunique() > 1:
    years = shell.ordered_like(years, rows)
    picture = shell.Picture(
        figures.years_side_by_side(years, year=view.year),
        sheets.years_sheet(years, unit_id=unit_id),
        headlines.years_sentence(years),
    )
    subtitle = _("截至同一月份，占当年目标的百分比。")
    shell.card(
        "years", picture, years, title=_("各年同期"), scope=name, subtitle=subtitle, filters=measure.measure_id,
        sources=sources,
    )  # fmt: skip
shell.show(sheets.further(*shell.paper_ways(view, "bulletin", measure=measure.measure_id)))
