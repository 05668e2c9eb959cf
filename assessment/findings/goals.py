"""Goals, duties and safeguards in prose: sentences that one section has from another."""

import re
from collections import defaultdict
from collections.abc import Iterator

from assessment.documents.parsed import Row
from assessment.findings.facts import Facts, Found
from assessment.findings.rules import Value

# Shorter sentences are phrases that every section may use.
_SENTENCE = 20
_QUOTED = 40


def repeated_sentences(facts: Facts) -> Iterator[Found]:
    """Which goals print a sentence that an earlier goal of the document prints? One finding for each pair of goals."""
    seen: dict[tuple[str, str], Row] = {}
    for goal in facts.rows["goal"]:
        borrowed: dict[int, list[str]] = defaultdict(list)
        for sentence in re.split(r"[。；;\n]", goal["text"]):
            words = re.sub(r"[\s，、,“”]", "", sentence)
            if len(words) < _SENTENCE:
                continue
            earlier = seen.setdefault((goal["document_id"], words), goal)
            if earlier is not goal:
                borrowed[earlier["line"]].append(sentence.strip())
        for line, sentences in borrowed.items():
            words = sentences[0] if len(sentences[0]) <= _QUOTED else f"{sentences[0][:_QUOTED]}…"
            about = facts.about_unit(goal["document_id"], goal["unit_id"])
            subject = f"{goal['document_id']}/{goal['section']}/{goal['line']}-{line}"
            parameters: dict[str, Value] = {"line": line, "count": len(sentences), "text": words}
            yield Found("sentence_repeated", subject, about, goal["line"], parameters)
