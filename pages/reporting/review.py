"""Which reports wait for review, what do they change, and what becomes of them?"""

from assessment import headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chooses; every choice lives in the address.
view = shell.view()
every = reads.reports(view)
head = shell.place()
unit_id, month, status = shell.chosen_reports(view)

# What the data says.
rows = reads.reports(view, unit_id=unit_id, period_month=month, status=status)
with head:
    shell.header(headlines.reports_headline(every), subject=shell.person_words(), frames=[])

# What the reviewer does: tick, then approve, return with a comment, or lock.
if rows.empty:
    shell.note(_("没有这样的填报"), _("换一个单位、月份或状态；县区在“数据填报”报送后，这里就有待审的填报。"))
else:
    shell.decide_bar(rows, shell.select_reports(rows))
    picture = shell.Picture(sheets.reports_sheet(rows), None, headlines.reports_sentence(rows))
    shell.card("reports", picture, rows, title=_("填报"), scope=shell.chosen_words(unit_id, status))
