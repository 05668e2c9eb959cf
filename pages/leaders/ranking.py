"""Who is first, by how much, what has changed since last month, and who is behind on what, and why?"""

from assessment import figures, headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chose, beside the page and in the address.
view, category_id, unit_id, link = shell.view(), shell.category_id(), shell.unit_id(), shell.link()

# What the data says.
ranking = reads.ranking(view, category_id=category_id, compare_year=shell.compare_year())
tasks = reads.measures(view, category_id=category_id)
gaps = reads.gaps_by_measure(view, category_id=category_id)

if ranking.empty:
    shell.stop_with(_("只有一个单位，不排名"), _("排名只在同组两个以上的单位之间进行。"))
if not ranking["reported_count"].any():
    shell.stop_unreported()

# What the reader sees.
scope = shell.category_words(view, category_id)
shell.header(
    headlines.ranking_headline(ranking), subject=scope, coverage=shell.coverage_words(ranking), frames=[ranking]
)
rows = shell.ordered(ranking)
table = sheets.ranking_sheet(rows, unit_id=unit_id, link=link)
picture = shell.Picture(
    figures.ranking_dots(rows, unit_id=unit_id, link=link), table, headlines.ranking_sentence(ranking)
)
side = shell.card(
    "ranking", picture, rows, title=_("得分"), name=_("排名"), scope=scope,
    subtitle=headlines.ranking_subtitle(ranking), sources=shell.lines_of(tasks), can_order=True,
)  # fmt: skip
if side != "table":
    shell.details(headlines.movement_sentence(ranking), table)
listed, table = sheets.gaps_list(gaps, link=link, names_units=True), sheets.gaps_sheet(gaps, link=link)
sentence = headlines.gaps_sentence(gaps) + headlines.silent_sentence(ranking)
shell.card(
    "gaps", shell.Picture(listed, table, sentence), gaps, title=_("谁在哪里落后，为什么"), name=_("落后的指标"),
    scope=scope or ranking["peer_group"].iloc[0],
)  # fmt: skip
ways = (
    (_("位次为什么变"), link("movement")),
    (_("换一个数会怎样"), link("trial")),
    (_("按哪些规则计分"), link("rules", unit="all")),
    *shell.paper_ways(view, "bulletin", "briefing", measure="all"),
)
shell.show(sheets.further(*ways))
shell.footnote(headlines.rules_note(ranking))
