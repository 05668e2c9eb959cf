"""What the system says about itself: how each page is read, what its words mean, and how a task is done with it.

Texts are data, Chinese and English side by side, so that nobody changes one without seeing the other.
"""

from assessment.guidance.guide import (
    Shown,
    Step,
    Task,
    picture_address,
    picture_bytes,
    picture_size,
    reader_words,
    task,
    tasks,
    tasks_by_page,
)
from assessment.guidance.texts import Term, advice, evidence_words, find_terms, group_words, names, term, terms

__all__ = [
    "Shown",
    "Step",
    "Task",
    "Term",
    "advice",
    "evidence_words",
    "find_terms",
    "group_words",
    "names",
    "picture_address",
    "picture_bytes",
    "picture_size",
    "reader_words",
    "task",
    "tasks",
    "tasks_by_page",
    "term",
    "terms",
]
