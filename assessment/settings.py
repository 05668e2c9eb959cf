"""Where the data lives and which switches are set: everything the environment decides, read in one place."""

import os
from functools import cache
from pathlib import Path

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


def person() -> str:
    """Who works here until there is sign-in: ``ASSESSMENT_PERSON``."""
    return os.environ.get("ASSESSMENT_PERSON", "").strip() or "未署名"


# Set by our own server entry: the page it serves already carries the language script.
SERVED_VARIABLE = "ASSESSMENT_SERVED"


def served_by_us() -> bool:
    """Whether the page came from ``assessment.server`` and not from a plain ``streamlit run app.py``."""
    return os.environ.get(SERVED_VARIABLE) == "1"
