"""What does a document say, line by line, which of its lines became data, and what in it is doubtful?"""

from assessment import headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chooses: the document and the line, both in the address.
view = shell.view()
left, right = shell.columns(3, 1)
with left:
    document = shell.chosen_document()
with right:
    line = shell.chosen_line(document)

# What the data says.
last = int(document["line_count"])
lines = reads.document_lines(view.scope, document["document_id"], first_line=1, last_line=last)
findings = reads.findings(view.scope, document_id=document["document_id"])

if lines.empty:
    shell.stop_with(_("这个文件不在可以查看的范围内"))

# What the reader sees: the lines around the one asked for.
shown = shell.lines_around(lines, line)
shell.header(headlines.source_headline(document, line), subject=document["issuer"], frames=[])
table = sheets.document_sheet(shown, findings, line=line, last=last, link=shell.link())
picture = shell.Picture(table, None, headlines.lines_sentence(shown, lines, findings))
shell.card("source", picture, lines, title=_("原文"), scope=document["title"])
