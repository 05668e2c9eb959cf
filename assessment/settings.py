"""Where the data lives and which switches are set: everything the environment decides, read in one place."""

import os
from functools import cache
from pathlib import Path

from assessment.problems import InputError

PROJECT = Path(__file__).resolve().parent.parent
QUERIES = PROJECT / "queries"

_OFF = {"off", "0", "false", "no"}


def data_folder() -> Path:
    """The folder that holds sources, records, demo and tables; ``ASSESSMENT_DATA`` moves it."""
    return _resolved(os.environ.get("ASSESSMENT_DATA", f"{PROJECT}/data"))


@cache
def _resolved(folder: str) -> Path:
    return Path(folder).resolve()


def demo_enabled() -> bool:
    """Whether simulated completion may be shown where nobody has reported; ``ASSESSMENT_DEMO=off`` removes it."""
    return os.environ.get("ASSESSMENT_DEMO", "on").strip().lower() not in _OFF


# What is recorded of somebody whose name the configuration does not say.
UNNAMED = "未署名"


def person() -> str:
    """Who works here until there is sign-in: ``ASSESSMENT_PERSON``."""
    return os.environ.get("ASSESSMENT_PERSON", "").strip() or UNNAMED


ROLES = ("alone", "reporter", "reviewer")


def role() -> str:
    """In which role that person works until there is sign-in: ``ASSESSMENT_ROLE``.

    ``alone`` (the default) may report and approve what one reported oneself, and the records say so; a ``reporter`` only
    reports, a ``reviewer`` only reviews. Raises InputError.
    """
    asked = os.environ.get("ASSESSMENT_ROLE", "").strip().lower() or ROLES[0]
    if asked not in ROLES:
        raise InputError([f"ASSESSMENT_ROLE 是“{asked}”；应为 {'、'.join(ROLES)} 之一。"])
    return asked


DEFAULT_REPORT_DUE_DAYS = 10


def report_due_days() -> int:
    """How many days after the end of a month its reports are due: ``ASSESSMENT_REPORT_DUE_DAYS``.

    The documents name 迟报 and 漏报 but no days (domain.md, section 7): the default is a recommendation. Raises InputError.
    """
    asked = os.environ.get("ASSESSMENT_REPORT_DUE_DAYS", "").strip() or str(DEFAULT_REPORT_DUE_DAYS)
    if not (asked.isascii() and asked.isdigit() and int(asked) <= 366):
        raise InputError([f"ASSESSMENT_REPORT_DUE_DAYS 是“{asked}”；应为 0 到 366 之间的整数，如 10。"])
    return int(asked)


# Set by our own server entry: the page it serves already carries the language script.
SERVED_VARIABLE = "ASSESSMENT_SERVED"


def served_by_us() -> bool:
    """Whether the page came from ``assessment.server`` and not from a plain ``streamlit run app.py``."""
    return os.environ.get(SERVED_VARIABLE) == "1"
