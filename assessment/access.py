"""Who is asking: which units they may see, enforced where rows are read, and in which role they act, where they do."""

from dataclasses import dataclass

from assessment import settings
from assessment.problems import InputError


@dataclass(frozen=True)
class Scope:
    """The units a reader may see; ``None`` means every unit."""

    unit_ids: tuple[str, ...] | None = None


def current_scope() -> Scope:
    """The scope of whoever is asking. The documents are published, and nobody signs in yet: everybody sees everything."""
    return Scope()


def refuse_role(role: str, act: str) -> None:
    """Raise InputError when whoever works here works in a role that may not do this."""
    if settings.role() == role:
        words = {"reporter": "填报人", "reviewer": "审核人"}[role]
        raise InputError([f"现在的身份是{words}（ASSESSMENT_ROLE={role}），不能{act}；请换用有权限的身份。"])
