"""Sentences printed twice: by two goals of a document, or by two tasks of a unit, which then count one work twice."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from assessment.documents.parsed import Row
from assessment.findings.facts import Facts, Found
from assessment.findings.quotes import plain, quoted
from assessment.findings.rules import Value

# Shorter sentences are phrases that every section may use.
_SENTENCE = 20


@dataclass(frozen=True)
class _Prose:
    """A goal or a task: whose it is, what it says, where, and the ids of a finding about it."""

    owner: str
    subject: str
    text: str
    line: int
    about: Row


def repeated_sentences(facts: Facts) -> Iterator[Found]:
    """Which goals or tasks print a sentence that an earlier one prints? One finding for each pair.

    Between short tasks that are the same as a whole ``task_repeated`` says it.
    """
    seen: dict[tuple[str, str], _Prose] = {}
    for one in (*_goals(facts), *_tasks(facts)):
        borrowed: dict[int, list[str]] = defaultdict(list)
        for sentence in re.split(r"[。；;\n]", one.text):
            words = re.sub(r"[“”]", "", plain(sentence))
            earlier = seen.setdefault((one.owner, words), one)
            if len(words) >= _SENTENCE and earlier is not one and plain(earlier.text) != plain(one.text):
                borrowed[earlier.line].append(sentence.strip())
        for line, sentences in borrowed.items():
            parameters: dict[str, Value] = {"line": line, "count": len(sentences), "text": quoted(sentences[0])}
            yield Found("sentence_repeated", f"{one.subject}-{line}", one.about, one.line, parameters)


def _goals(facts: Facts) -> Iterator[_Prose]:
    for goal in facts.rows["goal"]:
        about = facts.about_unit(goal["document_id"], goal["unit_id"])
        subject = f"{goal['document_id']}/{goal['section']}/{goal['line']}"
        yield _Prose(goal["document_id"], subject, goal["text"], goal["line"], about)


def _tasks(facts: Facts) -> Iterator[_Prose]:
    for (scheme_id, unit_id), leaves in facts.leaves_of_unit.items():
        for leaf in leaves:
            about = facts.about(leaf)
            yield _Prose(f"{scheme_id}/{unit_id}", leaf["indicator_id"], leaf["text"] or "", leaf["first_line"], about)
