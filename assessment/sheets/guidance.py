"""What the system says about itself as HTML: how a page is read, the glossary, and the tasks of the guide."""

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import urlencode

from assessment import guidance, messages
from assessment.guidance import Shown, Step, Task, Term
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Link, anchor, note, opener

_NOTE = "page-advice"
_NAMED = re.compile("「([^」]+)」")


@remembered
def advice_opener(path: str) -> str:
    """The button that opens how the page of that path is read, in the line of its context; HTML."""
    button = opener(_NOTE, escape(_("怎样读这一页")))
    return f"<li>{button}</li>" if path in guidance.advice() else ""


@remembered
def advice_note(path: str, page: str) -> str:
    """How a page is read, the words it uses and the tasks of the guide that lead over it; HTML, hidden until asked for.

    ``path`` is that of the navigation, ``page`` that of the address.
    """
    advice = guidance.advice().get(path)
    if advice is None:
        return ""
    sentences = "".join(f"<li>{escape(words)}</li>" for words in advice.words())
    more = _terms(advice.term_ids) + _line(_("怎样做"), _tasks(guidance.tasks_by_page().get(page, ())))
    title = escape(_("怎样读这一页"))
    return note(_NOTE, f'<div class="advice"><b>{title}</b><ul>{sentences}</ul>{more}</div>')


def _terms(ids: Iterable[str]) -> str:
    items = (f"<li>{_keeping(guidance.term(one).spoken, f'glossary?term={one}')}</li>" for one in ids)
    return _line(_("词语"), "".join(items))


def _tasks(ids: Iterable[str]) -> str:
    return "".join(f"<li>{_keeping(guidance.task(one).title, f'guide?task={one}')}</li>" for one in ids)


def _line(label: str, items: str) -> str:
    return f'<nav aria-label="{escape(label)}"><ul><li>{escape(label)}</li>{items}</ul></nav>' if items else ""


def _keeping(words: str, way: str) -> str:
    """A link to another page that keeps what is chosen, as the list of pages does (navigation.js)."""
    return f'<a href="./{escape(way)}" target="_self" data-in-app="keep">{escape(words)}</a>'


@remembered
def glossary_list(found: tuple[Term, ...], chosen: Term | None, link: Link) -> str:
    """Terms by chapter, each with its meaning, its rule and who says so; the one the reader came for stands first."""
    words = guidance.group_words()
    every = escape(_("全部词语"))
    back = f"<p>{anchor(every, link('glossary', term=None))}</p>"
    head = f'<dl class="glossary chosen">{_term(chosen)}</dl>{back}' if chosen else ""
    chapters = (
        f'<h3>{escape(name)}</h3><dl class="glossary">{"".join(map(_term, terms))}</dl>'
        for group, name in words.items()
        if (terms := [one for one in found if one.group == group and one != chosen])
    )
    return head + "".join(chapters)


def _term(one: Term) -> str:
    """A term with what else it is called; its identifier leads programmers to the column."""
    others = f'<small lang="zh">{escape("、".join(one.names[1:]))}</small>' if one.names[1:] else ""
    column = f" <code>{escape(one.identifier)}</code>" if one.identifier != one.english.replace(" ", "_") else ""
    english = f'<small lang="en">{escape(one.english)}{column}</small>'
    says = _("依据：{evidence}").format(evidence=guidance.evidence_words()[one.evidence])
    seen = _keeping(_("在哪里看"), "" if one.page == "overview" else one.page)
    return (
        f'<dt><b lang="zh">{escape(one.name)}</b>{english}{others}</dt>'
        f"<dd><p>{escape(one.meaning)}</p><p>{escape(one.rule)}</p><small>{escape(says)}　{seen}</small></dd>"
    )


@remembered
def task_list(chosen: Task) -> str:
    """Every task by the kind of reader; the one that is shown is marked; HTML."""
    every, label = guidance.tasks().values(), escape(_("要办的事"))
    parts = (
        f"<dt>{escape(name)}</dt><dd><ul>{''.join(_item(one, chosen) for one in every if one.reader == reader)}</ul></dd>"
        for reader, name in guidance.reader_words().items()
    )
    return f'<nav class="tasks" aria-label="{label}"><dl>{"".join(parts)}</dl></nav>'


def _item(one: Task, chosen: Task) -> str:
    current = ' aria-current="true"' if one == chosen else ""
    return f"<li{current}>{_keeping(one.title, f'guide?task={one.task_id}')}</li>"


@remembered
def task_sheet(one: Task) -> str:
    """A task step by step with its pictures, what the answer is and where its numbers come from; HTML in Chinese."""
    steps = "".join(_step(step) for step in one.steps)
    said = ((_("什么时候用"), one.when), (_("答案是什么样"), one.answer), (_("数从哪里来"), one.source))
    when, answer, source = (f"<p><b>{escape(label)}</b>{named(words)}</p>" for label, words in said)
    words = escape(_("步骤用中文写成，按钮写的是中文界面上的名称。"))
    language = "" if messages.language() == messages.SOURCE else f"<p>{words}</p>"
    task = f'<div lang="zh">{when}<ol>{steps}</ol>{answer}{source}</div>'
    return f'<div class="task">{language}{task}{_terms(one.term_ids)}</div>'


def _step(step: Step) -> str:
    way = f" {_way(step)}" if step.address is not None else ""
    commands = f"<pre><code>{escape(chr(10).join(step.commands))}</code></pre>" if step.commands else ""
    return f"<li><p>{named(step.words)}{way}</p>{commands}{_picture(step.picture) if step.picture else ''}</li>"


def _way(step: Step) -> str:
    """The page of a step beside the guide, in a tab of its own: with what the step chooses, not what the reader chose before."""
    entries = {**step.choices, "lang": messages.language()}
    href = f"{step.page or './'}?{urlencode(entries)}"
    words = escape(_("在系统里打开"))
    return f'<a class="way" href="{escape(href)}" target="_blank" rel="noopener">{words}</a>'


def named(words: str) -> str:
    """Words of the guide with the names of buttons and headings standing out; HTML."""
    return _NAMED.sub(r"<b>\1</b>", escape(words))


def _picture(shown: Shown) -> str:
    width, height = guidance.picture_size(shown.name)
    return (
        f'<figure><img src="{guidance.picture_address(shown.name)}" alt="{escape(shown.words)}" width="{width}"'
        f' height="{height}" loading="lazy"><figcaption>{escape(shown.words)}</figcaption></figure>'
    )
