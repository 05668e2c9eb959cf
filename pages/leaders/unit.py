"""How does one unit stand on everything: its rank, where its points went, every indicator, strongest and weakest?"""

from assessment import figures, headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chooses; the unit too lives in the address.
unit_id, view = shell.chosen_unit()
category_id, compare_year, link = shell.category_id(), shell.compare_year(), shell.link()

# What the data says.
standing = reads.ranking(view, unit_id=unit_id)
categories = reads.score_by_category(view)
months = reads.score_by_month(view, compare_year=compare_year)
measures = reads.measures_by_unit(view, unit_id=unit_id, category_id=category_id)

if standing.empty or not standing["reported_count"].any():
    shell.stop_unreported()

# What the reader sees: the finding, where the points went, every indicator, the way through the year.
scope, sources = standing["unit_name"].iloc[0], shell.lines_of(shell.rows_of(categories, unit_id))
finding = headlines.unit_headline(standing, shell.rows_of(categories, unit_id))
shell.header(finding, coverage=shell.coverage_words(standing), frames=[standing, measures])
picture = shell.Picture(
    figures.composition(categories, unit_id=unit_id),
    sheets.composition_sheet(categories, unit_id=unit_id),
    headlines.composition_sentence(categories, unit_id),
)
shell.card("composition", picture, categories, title=_("得分构成"), scope=scope, sources=sources)
ways = (
    (headlines.score_change_words(standing), link("movement", unit=unit_id, from_month=str(max(1, view.month - 1)))),
    (_("每一分怎样算出来"), link("rules", unit=unit_id, measure="all")),
    (_("再完成多少可升一位"), link("trial", unit=unit_id)),
)
shell.show(sheets.further(*ways))
rows = shell.ordered(measures, "missed_points")
table = sheets.measures_sheet(
    rows, shell.passages_of(view, measures), link=link, is_grouped=shell.order() == "official"
)
picture = shell.Picture(table, None, headlines.measures_sentence(measures))
shell.card(
    "measures", picture, rows, title=_("全部指标"), scope=scope, filters=shell.category_words(view, category_id),
    sources=shell.lines_of(measures), can_order=True,
)  # fmt: skip
if months["month"].nunique() > 1:
    picture = shell.Picture(
        figures.score_trend(months, shell.palette(), unit_id=unit_id, year=view.year),
        sheets.score_trend_sheet(months, unit_id=unit_id),
        headlines.score_trend_sentence(months, unit_id, view.year),
    )
    shell.card("months", picture, months, title=_("得分率逐月"), scope=scope, sources=sources)
shell.footnote(headlines.rules_note(standing))
