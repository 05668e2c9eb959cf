"""How do units and years compare on one thing, and where do units differ?"""

from assessment import figures, headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chooses: a measure, units and years, all of it in the address.
view, category_id, link = shell.view(), shell.category_id(), shell.link()
measures = reads.measures(view, category_id=category_id)

if measures.empty:
    shell.stop_with(_("{year}年没有下达这一类任务").format(year=view.year))
head = shell.place()
left, middle, right = shell.columns(4, 4, 3)
with left:
    measure = shell.choose_measure(measures)
every = reads.comparison_by_year(view, measure_id=measure.measure_id)

if every.empty:
    shell.stop_with(_("这个指标没有下达给被考核的单位"), _("它只有全市或全省的合计；换一个指标。"))
rows = shell.choose_compared(every, view, middle, right)
year = shell.year_compared(rows, view)

# What the data says: the same month of each year, the months up to it, and how the units score.
every_month = reads.comparison_by_month(view, measure_id=measure.measure_id)
months = shell.months_compared(every_month, rows, view.month)
scores = shell.scores_compared(reads.score_by_theme(view), rows)

# What the reader sees.
name, scope, sources = measure.measure_name, headlines.comparison_scope(rows), shell.lines_of(rows)
with head:
    shell.header(headlines.comparison_headline(rows, year), subject=name, coverage=scope, frames=[rows])
table, sentence = sheets.comparison_sheet(rows, link=link), headlines.comparison_sentence(rows)
is_drawn = rows["completion_rate"].notna().any() and rows["year"].nunique() > 1
figure = figures.years_side_by_side(rows, year=year) if is_drawn else table
shell.card(
    "compare", shell.Picture(figure, table if is_drawn else None, sentence), rows, title=name, scope=scope,
    name=_("对比-{measure}").format(measure=name), subtitle=headlines.comparison_subtitle(rows, view.month),
    filters=measure.measure_id, sources=sources, can_order=True,
)  # fmt: skip
if months["completion_rate"].notna().any():
    figure, table = figures.multiples(months, year=year, link=link), sheets.multiples_sheet(months)
    shell.card(
        "multiples", shell.Picture(figure, table, sentence), months, title=_("逐月对比"), scope=scope,
        name=_("逐月对比-{measure}").format(measure=name), subtitle=headlines.multiples_subtitle(months, rows),
        filters=measure.measure_id, sources=sources,
    )  # fmt: skip
if len(scores):
    sentence = headlines.differences_sentence(scores, view.year, rows["unit_id"].nunique())
    picture = shell.Picture(figures.units_side_by_side(scores), sheets.differences_sheet(scores), sentence)
    shell.card(
        "scores", picture, scores, title=_("得分差在哪里"), scope=view.peer_group or "", sources=shell.lines_of(scores)
    )
shell.footnote(headlines.measure_rule_note(measure))
