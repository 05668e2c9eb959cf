"""The pages that explain the system, in a line each."""

from assessment.guidance import Task, Term
from assessment.messages import translate as _


def glossary_headline(found: tuple[Term, ...], words: str | None, chosen: Term | None) -> str:
    """What was looked for and how much was found; the term the reader came for."""
    if words:
        return _("“{words}”：{count} 个词").format(words=words, count=len(found))
    return chosen.spoken if chosen else _("{count} 个词：是什么意思，在这里怎样算").format(count=len(found))


def task_headline(task: Task) -> str:
    """What is to be done."""
    return task.title
