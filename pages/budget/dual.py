"""Do the money and the work of each project move together, and where does one run ahead of the other?"""

from assessment import figures, headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chooses: a department's form, in the address, and the month beside the page.
view, link = shell.chosen_form("plan", "project_performance"), shell.link()
rows = reads.dual_monitoring(view)
if rows.empty:
    shell.stop_with(_("没有可以查看的预算项目"), _("文件里没有项目绩效目标表，或者不在可以查看的范围内。"))

# What the reader sees: the finding, the quadrant with the table under it; before anybody can be judged the plan alone.
shell.header(headlines.dual_headline(rows), coverage=headlines.dual_coverage(rows), frames=[rows])
table = sheets.dual_sheet(rows, shell.passages_of(view, rows), link=link)
plan = sheets.plan_sheet(reads.spending_by_period(view))
picture = figures.quadrant(rows, link=link) if rows["corner"].notna().any() else plan
side = shell.card(
    "dual", shell.Picture(picture, table, headlines.dual_sentence(rows)), rows, title=_("支出与产出"), name=_("双监控"),
    scope=_("各项目"), subtitle=headlines.dual_subtitle(rows), sources=shell.lines_of(rows),
)  # fmt: skip
if side == "figure" and rows["actual_basis"].notna().any():
    shell.details("", table)
shell.footnote(*headlines.dual_rules(rows))
