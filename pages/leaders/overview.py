"""How does the whole stand, in ten seconds: how much is earned, where is it behind, who has not reported?"""

from assessment import figures, headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chose, beside the page and in the address.
view, unit_id, compare_year, link = shell.view(), shell.unit_id(), shell.compare_year(), shell.link()

# What the data says.
groups = reads.standing_by_group(view, compare_year=compare_year)
ranking = reads.ranking(view, compare_year=compare_year)
categories = reads.score_by_theme(view)
gaps = reads.gaps_by_measure(view)
unreported = reads.unreported(view)

if not groups["reported_count"].any():
    shell.stop_unreported()

# What the reader sees: the finding, the ranking and the numbers, then where it hurts and who is silent.
scope, sources = groups["peer_group"].iloc[0], shell.lines_of(categories)
finding = headlines.overview_headline(groups, ranking)
shell.header(finding, coverage=shell.coverage_words(groups), frames=[groups, categories])
left, right = shell.columns(3, 2)
with left:
    dots = figures.ranking_dots(ranking, unit_id=unit_id, link=link)
    table = sheets.ranking_sheet(ranking, unit_id=unit_id, link=link)
    picture = shell.Picture(dots, table, headlines.ranking_sentence(ranking))
    subtitle = headlines.ranking_subtitle(ranking)
    shell.card("ranking", picture, ranking, title=_("排名"), subtitle=subtitle, scope=scope, sources=sources)
with right:
    shell.show(sheets.key_numbers(headlines.key_numbers(groups, ranking), link=link))
heat = sheets.heat_table(categories, shell.ordered_units(categories, ranking), unit_id=unit_id, link=link)
picture = shell.Picture(heat, sheets.categories_sheet(categories), headlines.categories_sentence(categories))
shell.card(
    "categories", picture, categories, title=_("问题在哪里"), name=_("各类别得分率"), scope=scope, sources=sources,
    can_order=True,
)  # fmt: skip
left, right = shell.columns(3, 2)
with left:
    listed, table = sheets.gaps_list(gaps, link=link), sheets.gaps_sheet(gaps, link=link)
    shell.card(
        "gaps", shell.Picture(listed, table, headlines.gaps_sentence(gaps)), gaps, title=_("差距最大"), scope=scope
    )
with right:
    listed, table = sheets.unreported_list(unreported, link=link), sheets.unreported_sheet(unreported)
    picture = shell.Picture(listed, table, headlines.unreported_sentence(unreported))
    shell.card("unreported", picture, unreported, title=_("催报"), name=_("未报"), scope=scope)
shell.show(sheets.further(*shell.paper_ways(view, "bulletin", "briefing", measure="all")))
shell.footnote(headlines.rules_note(ranking))
