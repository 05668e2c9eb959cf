"""Where are units ahead and behind, laid out as they lie, without boundaries?"""

from assessment import headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chooses: the score or a measure, and the ground to draw on; both live in the address.
view, category_id, unit_id = shell.view(), shell.category_id(), shell.unit_id()
measures = reads.measures(view, category_id=category_id)
measure, base = shell.choose_shown(measures), shell.choose_base_map()

# What the data says.
if measure is not None:
    rows, subject = reads.completion_by_tile(view, measure_id=measure.measure_id), headlines.measure_words(measure)
    scope, sources, coverage = measure.measure_name, shell.lines_of(rows), shell.reported_words(rows)
else:
    rows, subject = reads.score_by_tile(view, category_id=category_id), shell.category_words(view, category_id)
    scope, sources, coverage = subject, shell.lines_of(measures), shell.coverage_words(rows)
if measure is None and not rows["rank"].notna().any():
    shell.stop_unreported()

# What the reader sees: the finding, the map, and its numbers in a table.
link = shell.link()
shell.header(headlines.map_headline(rows), subject=subject, coverage=coverage, frames=[rows])
table = sheets.map_sheet(rows, unit_id=unit_id, link=link)
picture = shell.Picture(shell.map_picture(rows, base, unit_id, link), table, headlines.map_sentence(rows))
side = shell.card(
    "map", picture, rows, title=shell.map_title(base), name=_("示意图"), scope=scope, subtitle="",
    filters=_("；").join([subject, shell.map_label(base)]), sources=sources,
)  # fmt: skip
if side != "table":
    shell.details("", table)
shell.footnote(headlines.map_note(rows) if base is None else "", headlines.map_rules(rows, measure))
shell.refused_maps()
