"""Are the figures of a file still what the data say, which have changed, and which were edited in the file?"""

from assessment import headlines, sheets, shell
from assessment.messages import translate as _

# What the reader drops onto the page; it is read, compared and forgotten.
report = shell.checked_file()

# What came of it, table by table.
shell.header(headlines.verification_headline(report), subject=report.file_name, frames=[])
shell.note("", headlines.verification_sentence(report))
shell.show(sheets.verified_tables(report))

# Every cell that is not what the data say today.
differences = sheets.changed_cells_frame(report)
if len(differences):
    picture = shell.Picture(sheets.changed_cells_sheet(differences), None, headlines.verification_sentence(report))
    shell.card(
        "differences",
        picture,
        differences,
        title=_("不同的格"),
        scope=report.file_name,
        subtitle="",
        filters=report.file_name,
    )
shell.footnote(_("印记不是签名：它告诉人哪些数旧了、哪些被改过，不能证明文件出自何人。文件不会保存在服务器上。"))
