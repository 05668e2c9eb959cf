"""What do a department's projects ask for, how is the money to be spent, and by what are they to be judged?"""

from assessment import figures, headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chooses: a department's form and one of its projects, both in the address.
left, right = shell.columns(1, 1)
with left:
    view = shell.chosen_form("plan", "project_performance")
projects = reads.projects(view)
if projects.empty:
    shell.stop_with(_("没有可以查看的预算项目"), _("文件里没有项目绩效目标表，或者不在可以查看的范围内。"))
with right:
    project = shell.chosen_project(projects)
unit_id, name, link, colours = project["unit_id"], project["unit_name"], shell.link(), shell.palette()

# What the data says.
spending = reads.spending_by_period(view, unit_id=unit_id)
indicators = reads.indicators_by_project(view, unit_id=unit_id)

# What the reader sees: all projects, then the chosen one: its form, its plan, its indicators.
shell.header(headlines.projects_headline(projects), frames=[projects])
rows = shell.ordered(projects, "budget_yuan")
picture = shell.Picture(
    figures.project_budgets(rows, colours, unit_id=unit_id),
    sheets.projects_sheet(rows, unit_id=unit_id, link=link),
    headlines.projects_sentence(projects),
)
shell.card(
    "projects", picture, rows, title=_("各项目预算（万元）"), scope=_("各项目"), sources=shell.lines_of(projects),
    can_order=True,
)  # fmt: skip
left, right = shell.columns(1, 1)
own = shell.rows_of(projects, unit_id)
with left:
    shell.note(name, "")
    shell.show(sheets.project_facts(own, shell.passages_of(view, own), link=link))
with right:
    table = sheets.spending_sheet(spending, shell.passages_of(view, spending), link=link)
    curve = figures.spending_curve(spending, colours)
    picture = shell.Picture(curve, table, headlines.spending_sentence(spending))
    shell.card("spending", picture, spending, title=_("资金支出计划"), scope=name, sources=shell.lines_of(spending))
table = sheets.indicators_sheet(indicators, shell.passages_of(view, indicators), link=link)
picture = shell.Picture(table, None, headlines.indicators_sentence(indicators))
shell.card("indicators", picture, indicators, title=_("三级指标"), scope=name, sources=shell.lines_of(indicators))
forms = shell.paper_ways(view, "performance_goals", "project_evaluation", project=unit_id)
shell.show(sheets.further((_("钱和事是不是一起往前走"), link("dual")), *forms))
