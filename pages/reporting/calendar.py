"""Who has reported what was due, month by month, and who owes what now?"""

from assessment import headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chose, beside the page and in the address.
view, link = shell.everybody(shell.view()), shell.link()

# What the data says.
rows = reads.report_calendar(view)

if rows.empty or not rows["due_count"].any():
    shell.stop_with(_("{year}年没有需要报送的任务").format(year=view.year))
owed, reporters = sheets.owed(rows), sheets.reporters(rows)

# What the reader sees: the finding, every month of every unit, then who owes what and who reports how well.
scope = view.peer_group or _("全部单位")
shell.header(
    headlines.calendar_headline(rows), subject=headlines.calendar_day(rows),
    coverage=headlines.calendar_coverage(rows), frames=[rows],
)  # fmt: skip
picture = shell.Picture(
    sheets.calendar_table(rows, link=link), sheets.calendar_sheet(rows), headlines.calendar_sentence(rows)
)
shell.card("calendar", picture, rows, title=_("报送日历"), scope=scope)
left, right = shell.columns(1, 1)
with left:
    listed, table = sheets.owed_list(owed, link=link), sheets.owed_sheet(owed, link=link)
    shell.card(
        "owed", shell.Picture(listed, table, headlines.owed_sentence(owed)), owed, title=_("谁还欠报"), scope=scope
    )
with right:
    picture = shell.Picture(sheets.reporters_sheet(reporters), None, headlines.reporters_sentence(reporters))
    shell.card("reporters", picture, reporters, title=_("报送率排名"), scope=scope)
shell.footnote(headlines.deadline_note(rows), headlines.counting_note())
