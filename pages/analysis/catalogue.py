"""Which tasks are there in all documents, and how does one thing differ between units and documents?"""

from assessment import figures, headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader looks for: words and a concept here, the rest beside the page; all of it in the address.
view, filters, words, link = shell.view(), shell.filters(), shell.filter_words(), shell.link()

# What the data says.
tasks = reads.catalogue(view.scope, filters, view.known_on)
targets = reads.targets_by_concept(view.scope, filters)

# What the reader sees.
if tasks.empty:
    shell.search_box()
    shell.stop_with(_("没有找到符合条件的任务"), _("筛选：{words}。换一个字词，或放宽左侧的筛选。").format(words=words))
shell.header(headlines.catalogue_headline(tasks, targets, filters.concept, words), subject=words, frames=[])
shell.search_box()
if filters.concept:
    bars = figures.concept_targets(targets, shell.palette(), unit_id=filters.unit_id)
    table = sheets.concept_sheet(targets, shell.passages_of(view, targets), link=link)
    picture = shell.Picture(bars or table, table if bars else None, headlines.concept_sentence(targets))
    shell.card(
        "concept", picture, targets, title=filters.concept, scope=_("各单位目标"), filters=words,
        sources=shell.lines_of(targets),
    )  # fmt: skip
shown = shell.page_of(tasks)
table = sheets.catalogue_sheet(shown, shell.passages_of(view, shown), link=link)
picture = shell.Picture(table, None, headlines.catalogue_sentence(tasks, shown))
shell.card(
    "catalogue", picture, tasks, title=_("任务目录"), scope=words or _("全部"), filters=words,
    sources=shell.lines_of(shown),
)  # fmt: skip
shell.page_switch(tasks)
