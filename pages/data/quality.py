"""Does what the documents print add up, what in it is doubtful, and has every line and number gone where it is quoted?"""

from assessment import figures, headlines, reads, sheets, shell
from assessment.messages import translate as _

scope, link = shell.view().scope, shell.link()

# What the reader chooses; every choice lives in the address. The finding on top is about the whole document.
document_id = shell.filter_by("document", _("文件"), headlines.document_words(reads.line_uses(scope)))
all_checks = reads.reconciliations(scope, document_id=document_id)
all_findings = reads.findings(scope, document_id=document_id)
uses = reads.line_uses(scope, document_id=document_id)
agreement = reads.passage_agreement(scope, document_id=document_id)
name = document_id or _("全部文件")
shell.header(headlines.quality_headline(all_checks, all_findings, uses), frames=[])

# What does not add up stands first.
shell.note(_("平账核对"), headlines.checks_sentence(all_checks))
result = shell.filter_by("result", _("核对结果"), headlines.result_words(all_checks))
checks = reads.reconciliations(scope, document_id=document_id, result=result)
picture = shell.Picture(sheets.checks_sheet(checks, link=link), None, headlines.checks_sentence(checks))
shell.card(
    "checks", picture, checks, title="", name=_("平账核对"), scope=name, subtitle="" if len(checks) else None,
    filters=shell.chosen_words(document_id, result), sources=shell.lines_of(checks),
)  # fmt: skip

# What contradicts or is doubtful, the severest first.
shell.note(_("疑点"), headlines.findings_sentence(all_findings))
left, right = shell.columns(1, 1)
with left:
    severity = shell.filter_by("severity", _("程度"), headlines.severity_words(all_findings))
with right:
    rule = shell.filter_by("rule", _("规则"), headlines.rule_words(all_findings))
findings = reads.findings(scope, document_id=document_id, severity=severity, rule=rule)
picture = shell.Picture(sheets.findings_sheet(findings, link=link), None, headlines.findings_sentence(findings))
shell.card(
    "findings", picture, findings, title="", name=_("疑点"), scope=name, subtitle="" if len(findings) else None,
    filters=shell.chosen_words(document_id, severity, rule), sources=shell.lines_of(findings),
)  # fmt: skip

# What became of every line, and of every number.
left, right = shell.columns(1, 1)
with left:
    bars, table = figures.line_uses(uses, shell.palette()), sheets.uses_sheet(uses)
    picture = shell.Picture(bars, table, headlines.uses_sentence(uses))
    shell.card("uses", picture, uses, title=_("每一行的去处"), scope=name, filters=shell.chosen_words(document_id))
with right:
    picture = shell.Picture(sheets.agreement_sheet(agreement), None, headlines.agreement_sentence(agreement))
    shell.card(
        "agreement", picture, agreement, title=_("引文可核对"), scope=name, filters=shell.chosen_words(document_id)
    )
