"""What does a department say of its own year, what of it can be recomputed, and what should a reviewer ask?"""

from assessment import figures, headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chooses: a department's form, in the address.
view, link = shell.chosen_form("report", "department_self_evaluation"), shell.link()
rows = reads.evaluation(view)

if rows.empty:
    shell.stop_with(_("没有可以查看的部门自评"), _("文件里没有部门整体支出绩效自评表，或者不在可以查看的范围内。"))

# What the data says.
execution = reads.execution_by_department(view)
lines, goals = reads.budget_lines(view), reads.goals(view)
questions = headlines.review_questions(rows, execution)

# What the reader sees: the finding, what was executed, what to ask, then the form as printed.
department, sources = rows["unit_name"].iloc[0], shell.lines_of(rows)
finding = headlines.evaluation_headline(rows, execution)
shell.header(finding, subject=_("数据：原文"), frames=[])
left, right = shell.columns(1, 1)
with left:
    if execution.empty:
        shell.note(_("预算执行"), _("表中没有预算总额和执行数。"))
    else:
        picture = shell.Picture(
            figures.execution(execution, shell.palette()),
            sheets.execution_sheet(execution),
            headlines.execution_sentence(execution),
        )
        shell.card(
            "execution", picture, execution, title=_("预算执行（万元）"), scope=department,
            sources=shell.lines_of(execution),
        )  # fmt: skip
        shell.footnote(headlines.rule_note())
with right:
    shell.note(_("复核清单"), headlines.questions_sentence(questions))
    shell.show(sheets.review_list(questions, shell.passages_of(view, rows, lines), link=link))
form = sheets.evaluation_form(rows, lines, execution, goals, shell.passages_of(view, rows, lines), link=link)
picture = shell.Picture(form, None, headlines.evaluation_sentence(rows, execution))
shell.card("evaluation", picture, rows, title=_("部门整体支出绩效自评表"), scope=department, sources=sources)
