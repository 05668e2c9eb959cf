"""Who is asking, and which units they may see. Enforced where rows are read, so no address can widen it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """The units a reader may see; ``None`` means every unit."""

    unit_ids: tuple[str, ...] | None = None


def current_scope() -> Scope:
    """The scope of whoever is asking. The documents are published, and nobody signs in yet: everybody sees everything."""
    return Scope()
