"""What is a unit to report for a month, what does a file of it say, and what became of the last report?"""

from assessment import headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chooses; the unit too lives in the address.
unit_id, view = shell.chosen_unit()
tasks = reads.report_tasks(view, unit_id=unit_id)
drafts = reads.reports(view, unit_id=unit_id, status="draft")

if tasks.empty:
    shell.stop_with(_("{year}年没有给这个单位下达任务").format(year=view.year), _("换一个年度或单位。"))
name = tasks["unit_name"].iloc[0]

# What is to be done: a template out, a file in, what it would do, and its confirmation.
shell.header(headlines.tasks_to_report_headline(tasks, view.month), subject=shell.person_words(), frames=[])
shell.template_buttons(view, unit_id, name)
sending = shell.sent_file(view)
if sending:
    problems, file_name = sending.problems, sending.file_name
    shell.note(
        headlines.sending_headline(sending.rules, problems, is_refused=sending.is_refused), sending.counts
    )  # fmt: skip
    shell.confirm(view, sending)
    if len(sending.rules):
        shell.show(sheets.rules_list(sending.rules))
    sentence = headlines.problems_sentence(sending.rules, problems)
    picture = shell.Picture(sheets.problems_sheet(problems), None, sentence)
    shell.card("problems", picture, problems, title=_("逐条核对"), scope=file_name, filters=file_name)
    if not sending.is_refused:
        picture = shell.Picture(sheets.sending_changes_sheet(sending.changes), None, sending.counts)
        shell.card("changes", picture, sending.changes, title=_("会有的变动"), scope=file_name, filters=file_name)

# What was kept as a draft is nobody's report until it is sent.
if len(drafts):
    shell.note(_("草稿"), headlines.reports_sentence(drafts))
    shell.decide_bar(drafts, [])

# What is asked of the unit, and what became of its reports.
sentence = headlines.tasks_to_report_sentence(tasks)
picture = shell.Picture(sheets.report_tasks_sheet(tasks, view.month), None, sentence)
shell.card("report-tasks", picture, tasks, title=_("本单位的任务"), scope=name, sources=shell.lines_of(tasks))
