"""What does a department say of its own year, what of it can be recomputed, and what should a reviewer ask?"""

from assessment import figures, headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chooses: a department's form, in the address.
view, link = shell.chosen_form("report", "department_self_evaluation"), shell.link()
rows = reads.evaluation(view)

if rows.empty:
    shell.stop_with(_("没有可以查看的部门自评"), _("文件里没有部门整体支出绩效自评表，或者不在可以查看的范围内。"))

if rows["is_measurable"].isna().all():
    # Looked at as of a day before the department had said anything.
    shell.stop_with(_("到这一天还没有部门自评"), _("换一个较晚的日子，或者清除“按哪天所知”。"))

# What the data says; a self-evaluation is of the whole year.
department_id, department = rows["unit_id"].iloc[0], rows["unit_name"].iloc[0]
measures = reads.worked_measures(shell.year_end(view), unit_id=department_id)
execution = reads.execution_by_department(view)
lines, goals = reads.budget_lines(view), reads.goals(view)
questions = headlines.review_questions(rows, measures, execution)
asked = headlines.review_rows(questions, rows["document_id"].iloc[0])
passages, sources = shell.passages_of(view, rows, lines), shell.lines_of(rows)

# What the reader sees: the finding, every score computed again, what was executed, what to ask, the form as printed.
shell.header(headlines.evaluation_headline(rows), subject=_("数据：原文"), frames=[])
table = sheets.recomputed_sheet(rows, measures, passages, link=link)
picture = shell.Picture(table, None, headlines.evaluation_sentence(rows))
shell.card("recomputed", picture, rows, title=_("自评复算"), scope=department, sources=sources)
picture = shell.Picture(
    sheets.review_list(questions, passages, link=link), None, headlines.questions_sentence(questions)
)
shell.card("review", picture, asked, title=_("复核清单"), scope=department, sources=sources)
if execution.empty:
    shell.note(_("预算执行"), _("表中没有预算总额和执行数。"))
else:
    picture = shell.Picture(
        figures.execution(execution, shell.palette()),
        sheets.execution_sheet(execution),
        headlines.execution_sentence(execution),
    )
    shell.card(
        "execution", picture, execution, title=_("预算执行（万元）"), scope=department, sources=shell.lines_of(execution),
    )  # fmt: skip
    shell.footnote(headlines.rule_note())
picture = shell.Picture(
    sheets.evaluation_form(rows, lines, execution, goals, passages, link=link),
    None,
    _("按原文的版式，复算的数另列；点名称看原文。"),
)
shell.card("evaluation", picture, rows, title=_("部门整体支出绩效自评表"), scope=department, sources=sources)
shell.show(sheets.further(*shell.paper_ways(view, "department_evaluation")))
