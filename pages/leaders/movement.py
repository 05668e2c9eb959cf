"""Why did ranks move between two months or two days of knowledge: own results, own targets, rules, late reports, others?"""

from assessment import figures, headlines, hypotheses, sheets, shell
from assessment.messages import translate as _

# What the reader chooses: the later state beside the page, the earlier one on it; both live in the address.
view, bar = shell.view(), shell.bar()
before = shell.choose_before(view, bar)
states = headlines.state_words(before.month, before.known_on), headlines.state_words(view.month, view.known_on)

if before == view:
    shell.stop_with(_("起点和终点是同一个状态，没有变化可比"), _("换一个较早的月份，或者换一个“按哪天所知”的日子。"))

# What the data says.
rows = hypotheses.rank_movement(before, view)

if (rows["group_size"] == 1).all():
    shell.stop_with(_("只有一个单位，不排名"), _("排名只在同组两个以上的单位之间进行。"))
if rows["rank_after"].isna().all():
    shell.stop_unreported()
if rows["rank_before"].isna().all():
    shell.stop_with(
        _("{state}还没有位次，位次变化无从说起").format(state=states[0]), _("换一个已有报送的月份或日子作起点。")
    )

unit_id, link = shell.choose_mover(rows, view, bar), shell.link()
changes = hypotheses.movement_by_measure(before, view, unit_id)

# What the reader sees: who moved, everybody's move taken apart, then one unit's, and what of its own changed.
scope, span = view.peer_group or "", _("自{first}起").format(first=states[0])
shell.header(headlines.moves_headline(rows, unit_id, states), subject=" → ".join(states), frames=[rows])
table = sheets.moves_sheet(rows, states=states, unit_id=unit_id, link=link)
picture = shell.Picture(
    figures.rank_slope(rows, states=states, unit_id=unit_id, link=link), table, headlines.moves_sentence(rows, states)
)
subtitle = headlines.moves_subtitle(rows, figures.drawn_units(rows, unit_id))
side = shell.card(
    "moves", picture, rows, title=_("位次变化"), scope=scope, name=_("位次变化-{span}").format(span=span),
    subtitle=subtitle, filters=" → ".join(states),
)  # fmt: skip
if side != "table":
    shell.details(headlines.moves_sentence(rows, states), table)
own = shell.rows_of(rows, unit_id)
title = _("{unit}：变化从哪里来").format(unit=own["unit_name"].iloc[0])
if missing := headlines.without_parts(rows, unit_id, states):
    shell.note(title, missing)
else:
    steps = figures.cause_steps(rows, unit_id=unit_id, states=states, causes=headlines.cause_words())
    sentence = headlines.causes_sentence(rows, unit_id, states)
    picture = shell.Picture(steps, sheets.causes_sheet(rows, states=states, unit_id=unit_id, link=link), sentence)
    shell.card("causes", picture, own, title=title, scope=scope, name=_("位次变化-{span}").format(span=span))
sentence = headlines.changes_sentence(changes, rows, unit_id)
if changes.empty:
    shell.note(_("有变化的指标"), sentence)
else:
    table = sheets.changes_sheet(changes, shell.passages_of(view, changes), unit_id=unit_id, link=link)
    shell.card(
        "changes", shell.Picture(table, None, sentence), changes, title=_("有变化的指标"),
        scope=own["unit_name"].iloc[0], filters=" → ".join(states), sources=shell.lines_of(changes),
    )  # fmt: skip
shell.footnote(headlines.causes_note())
