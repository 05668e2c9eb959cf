"""The words on screen: gettext catalogues with Chinese as the source language and English as a translation."""

import gettext
import io
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = {"zh": "中文", "en": "English"}
SOURCE = "zh"
CATALOGUES = Path(__file__).parent / "locale"

_language: ContextVar[str] = ContextVar("language", default=SOURCE)


def use(language: str) -> None:
    """Speak this language for the rest of the current run; an unknown one falls back to Chinese."""
    _language.set(language if language in LANGUAGES else SOURCE)


def language() -> str:
    """The language spoken in the current run."""
    return _language.get()


def translate(message: str) -> str:
    """A Chinese message in the language of the current run."""
    return _catalogue(_language.get()).gettext(message)


def deferred(message: str) -> str:
    """A Chinese message that is written down now and translated when it is shown; marks it for the catalogue."""
    return message


@cache
def _catalogue(of_language: str) -> gettext.NullTranslations:
    """A catalogue compiled in memory, so that nothing has to be built before the first start."""
    if of_language == SOURCE:
        return gettext.NullTranslations()
    with (CATALOGUES / of_language / "messages.po").open("rb") as stream:
        catalogue = read_po(stream, locale=of_language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return gettext.GNUTranslations(io.BytesIO(compiled.getvalue()))
