"""What would scores and ranks be if a result, a target, a weight or a policy were different; none of it is official?"""

from assessment import figures, headlines, hypotheses, reads, sheets, shell
from assessment.messages import translate as _

view = shell.view()
ranking = reads.ranking(view)

if ranking.empty:
    shell.stop_with(_("只有一个单位，不排名"), _("排名只在同组两个以上的单位之间进行。"))
if not ranking["reported_count"].any():
    shell.stop_unreported()

# What the reader changes; all of it lives in the address. The finding stands above the changes that lead to it.
bar, head = shell.bar(), shell.place()
tried = shell.choose_trial(view, ranking, bar)
link = shell.link()
unit_id, measure, scope = tried.unit_id, tried.measure, view.peer_group or ""

# What would be: the finding, before and after.
rows = hypotheses.trial_ranking(view, tried.trial)
with head:
    shell.header(headlines.trial_headline(rows, unit_id, is_changed=bool(tried.words)), frames=[rows])
    shell.trial_notice(tried.words)
table = sheets.trial_sheet(rows, unit_id=unit_id, link=link)
slope = figures.rank_slope(rows, states=(_("现在"), _("试算")), unit_id=unit_id, link=link, watermark=_("试算"))
side = shell.card(
    "trial", shell.Picture(slope, table, headlines.trial_sentence(rows)), rows, title=_("试算前后"), scope=scope,
    subtitle=headlines.moves_subtitle(rows, figures.drawn_units(rows, unit_id)), trial=tried.words,
)  # fmt: skip
if side != "table":
    shell.details(headlines.trial_sentence(rows), table)

# What is within reach, and how much the order owes to the weights; neither depends on what is tried.
with shell.waiting():
    gain = hypotheses.place_to_gain(view, unit_id, measure["measure_id"])
    reach = hypotheses.within_reach(view, unit_id)
shell.show(
    sheets.gain_paragraph(headlines.gain_sentence(gain, measure), gain, unit_id, measure["measure_id"], link=link)
)
table = sheets.reach_sheet(reach, unit_id=unit_id, link=link)
shell.card(
    "reach", shell.Picture(table, None, headlines.reach_sentence(reach)), reach, title=_("够得着的位次"),
    scope=tried.unit_name, trial=_("其余不变，单独一项做到目标"),
)  # fmt: skip
shell.weight_share_switch()
with shell.waiting():
    order = hypotheses.stability(view, tried.weight_share)
sentence = headlines.stability_sentence(order, tried.weight_share)
picture = shell.Picture(
    figures.rank_ranges(order, unit_id=unit_id, link=link, watermark=_("试算")),
    sheets.stability_sheet(order, unit_id=unit_id, link=link),
    sentence,
)
shell.card(
    "stability", picture, order, title=_("位次稳不稳"), scope=scope,
    trial=_("任一类别权重增减 {share}").format(share=f"{tried.weight_share:.0%}"),
)  # fmt: skip
shell.footnote(headlines.trial_notice(), headlines.rules_note(ranking))
