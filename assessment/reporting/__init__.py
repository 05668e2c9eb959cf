"""Completion and targets as people send them: read, screened, shown against what is known, recorded, and reviewed."""

from assessment.reporting.importing import publish
from assessment.reporting.review import decide
from assessment.reporting.sending import Sending, last_record_id, record_file, screen_file
from assessment.reporting.templates import template_bytes, template_name

__all__ = [
    "Sending",
    "decide",
    "last_record_id",
    "publish",
    "record_file",
    "screen_file",
    "template_bytes",
    "template_name",
]
