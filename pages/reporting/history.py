"""Who recorded what and when, what of it counts, and what was taken back?"""

from assessment import headlines, reads, sheets, shell
from assessment.messages import translate as _

view, link = shell.view(), shell.link()
every = reads.batches(view.scope, known_on=view.known_on)

if every.empty:
    shell.stop_with(
        _("还没有填报记录"),
        _("导入填报、审核、目标或考核方案以后，每一批都列在这里：何时、何人、何事、哪个文件、是否撤销。"),
    )

# What the reader chooses: a batch, by a link, and what is listed; all of it in the address.
head, looked_at = shell.place(), shell.place()
batch, kinds = shell.chosen_batch(every), headlines.batch_kind_words(every)
shell.note(_("全部批次"), "")
left, right = shell.columns(1, 1)
with left:
    kind = shell.filter_by("record_kind", _("何事"), kinds)
with right:
    person = shell.filter_by("person", _("何人"), headlines.batch_people(every))
shown = reads.batches(view.scope, kind=kind, recorded_by=person, known_on=view.known_on)

# What the reader sees: the finding, the batch that is looked at, then all of them.
with head:
    shell.header(headlines.batches_headline(every), frames=[])
if batch is not None:
    rows = reads.batch_rows(view.scope, record_id=batch.record_id, known_on=view.known_on)
    with looked_at:
        shell.note(_("这一批"), "")
        shell.show(sheets.batch_facts(batch, link=link))
        shell.batch_tools(batch)
        picture = shell.Picture(sheets.batch_rows_sheet(rows), None, headlines.batch_rows_sentence(rows, batch))
        shell.card("batch", picture, rows, title=_("这一批的内容"), scope=batch.record_id)
listed, scope = shell.page_of(shown), shell.chosen_words(kinds.get(kind or ""), person)
table = sheets.batches_sheet(listed, record_id=batch.record_id if batch else None, link=link)
picture = shell.Picture(table, None, headlines.batches_sentence(shown))
shell.card("batches", picture, shown, title="", name=_("填报记录"), scope=scope, filters=scope)
shell.page_switch(shown)
