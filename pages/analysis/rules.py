"""By which rules is a scheme scored, and how did a score come about, number by number?"""

from assessment import headlines, reads, sheets, shell
from assessment.messages import translate as _

# What the reader chooses: nothing for the scheme, a unit for its score, a task of it for that; all in the address.
view, link = shell.view(), shell.link()
unit_id, view = shell.chosen_scored_unit()
methods = reads.measure_methods(view.scope, view.scheme_id)
policies = reads.scheme_policies(view.scheme_id)

if unit_id is None:
    rules = sheets.rules_in_use(methods)
    finding = headlines.rules_headline(methods, policies.iloc[0])
    shell.header(finding, frames=[])
    picture = shell.Picture(sheets.methods_sheet(rules), None, finding)
    combinations = sheets.combinations_words(methods)
    shell.card("rules", picture, rules, title=_("计分规则"), scope=_("全部指标"), subtitle=combinations)
    total = headlines.points_total_words(policies.iloc[0], methods)
    picture = shell.Picture(sheets.policies_sheet(policies), None, total)
    shell.card("policies", picture, policies, title=_("政策"), scope=_("全部"))
    shell.footnote(_("选择单位，可以看到它的每一分怎样算出来。"))
else:
    # What the data says of the unit, and of the task that the measure belongs to.
    standing = reads.ranking(view, unit_id=unit_id)
    leaves, measures = reads.worked_leaves(view, unit_id=unit_id), reads.worked_measures(view, unit_id=unit_id)
    if standing.empty or leaves.empty:
        shell.stop_unreported()
    indicator_id = shell.chosen_leaf(leaves, measures)
    shown, own = shell.rows_of_leaf(leaves, indicator_id), shell.rows_of_leaf(measures, indicator_id)
    name = standing["unit_name"].iloc[0]
    shell.header(
        headlines.worked_headline(standing.iloc[0], shown), subject=name, coverage=shell.coverage_words(standing),
        frames=[shown, own],
    )  # fmt: skip
    if indicator_id:
        card = sheets.worked_card(shown, own, shell.passages_of(view, shown), link=link)
        picture = shell.Picture(card, None, headlines.leaf_words(own, shown.iloc[0]))
        shell.card("worked", picture, own, title=_("怎样算的"), scope=name, sources=shell.lines_of(shown))
    steps = headlines.unit_score_words(standing.iloc[0], policies.iloc[0])
    shell.note(_("从各项到总分"), "")
    shell.show(sheets.steps_list(steps))
    picture = shell.Picture(sheets.leaves_sheet(leaves, measures, link=link), None, headlines.leaves_sentence(leaves))
    shell.card("leaves", picture, leaves, title=_("各项得分"), scope=name, sources=shell.lines_of(leaves))
