"""What every kind of paper does alike: refuse what it does not apply to, and say what it is about."""

from dataclasses import replace

import pandas as pd

from assessment import formats, reads
from assessment.messages import translate as _
from assessment.papers.asked import Asked
from assessment.papers.model import Block, Paper
from assessment.papers.words import rules
from assessment.problems import InputError

# Where else to look, by the kind of a scheme.
FORMS = {
    "target_assessment": "通报、简报或县区任务表",
    "project_performance": "项目支出绩效自评表或绩效目标表",
    "department_self_evaluation": "部门整体支出绩效自评表",
}


def of_kind_or_refused(asked: Asked, kind: str, title: str) -> None:
    """Raise InputError unless the scheme is of the kind that a paper is about."""
    own = str(asked.scheme["kind"])
    if own != kind:
        name = asked.scheme["scheme_name"]
        raise InputError([f"“{name}”没有{title}的内容；可以写：{FORMS[own]}。"])


def of_own_year(asked: Asked) -> Asked:
    """The same for the whole year of the scheme's own document: a form does not follow the period chosen elsewhere."""
    return replace(asked, view=replace(asked.view, year=int(asked.scheme["year"]), month=12, peer_group=None))


def scored_or_refused(asked: Asked) -> None:
    """Raise InputError unless there is a peer group of two or more that is ranked."""
    of_kind_or_refused(asked, "target_assessment", "通报和简报")
    if not asked.scheme["has_points"]:
        words = _("“{scheme}”没有给任何指标分值，不计分、不排名，不能写通报和简报。")
        raise InputError([words.format(scheme=asked.scheme["scheme_name"])])
    if reads.ranking(asked.view).empty:
        words = _("{group}只有一个单位，不排名；通报和简报只写两个以上单位的分组。")
        raise InputError([words.format(group=asked.view.peer_group or _("各组"))])


def reported_or_refused(asked: Asked, *rankings: pd.DataFrame) -> None:
    """Raise InputError while nobody has reported anything: there is nothing to say."""
    if not any(ranking["reported_count"].any() for ranking in rankings):
        view = asked.view
        words = _("{year}年截至{month}还没有单位填报，没有可以通报的内容；换到有报送的月份。")
        raise InputError([words.format(year=view.year, month=formats.month(view.month))])


def drafted(
    asked: Asked, kind: str, title: str, blocks: list[Block], *, is_simulated: bool, is_wide: bool = False
) -> Paper:
    """The paper, with what it is about and by which rules."""
    view = asked.view
    about = [str(asked.scheme["scheme_name"]), f"{view.year}年截至{view.month}月"]
    about += [name for name in (view.peer_group,) if name]
    about += [str(asked.measure["measure_name"])] if asked.measure is not None else []
    about += [asked.project_id] if asked.project_id else []
    about += [f"按 {view.known_on.isoformat()} 所知"] if view.known_on else []
    return Paper(
        kind=kind,
        title=title,
        blocks=tuple(blocks),
        parameters=asked.parameters,
        filters="；".join(about),
        rules=rules(view),
        documents=(f"{asked.scheme['document_id']} 即《{asked.scheme['title']}》（{asked.scheme['issuer']}）",),
        view=view,
        is_simulated=is_simulated,
        is_wide=is_wide,
    )
