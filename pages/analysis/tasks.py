"""What was one unit given, as its document lays it out, and do the points come to what they should?"""

from assessment import figures, headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chooses; the unit too lives in the address.
unit_id, view = shell.chosen_unit()
link = shell.link()

# What the data says.
totals = shell.rows_of(reads.points_by_unit(view), unit_id)
categories = reads.points_by_category(view, unit_id=unit_id)

if totals.empty:
    shell.stop_with(_("原文没有给这个单位下达任务"))
total = totals.iloc[0]
tasks = reads.catalogue(view.scope, reads.Filters(document_id=total["document_id"], unit_id=unit_id), view.known_on)

# What the reader sees: the finding, points by category with their check, then the task book.
scope = total["unit_name"]
shell.header(headlines.tasks_headline(total), subject=total["peer_group"], frames=[])
if total["pointed_count"]:
    picture = shell.Picture(
        figures.points_by_category(categories, shell.palette()),
        sheets.points_sheet(categories),
        headlines.categories_points_sentence(categories),
    )
    shell.card(
        "points", picture, categories, title=_("各类别分值"), scope=scope, subtitle=headlines.points_check(total),
        sources=shell.lines_of(categories),
    )  # fmt: skip
    shell.footnote(headlines.categories_points_sentence(categories))
table = sheets.tasks_sheet(tasks, shell.passages_of(view, tasks), link=link)
picture = shell.Picture(table, None, headlines.tasks_sentence(tasks))
shell.card("tasks", picture, tasks, title=_("全部任务"), scope=scope, sources=shell.lines_of(tasks))
if ways := shell.paper_ways(view, "tasks_by_county"):
    shell.show(sheets.further(*ways))
