"""The stamp of a file: which figures it holds, of which data and rules, under which address, and how to make them again.

Whoever makes a file puts a stamp into it; the page 核验文件 reads it back and makes the figures again with today's data.
A stamp is no signature: it tells an honest reader what is old or was edited, and keeps nobody from forging one.
"""

import calendar
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from assessment import formats, reads
from assessment.memory import remembered
from assessment.messages import translate as _

# The key of the stamp wherever a kind of file keeps such things: a property, a chunk, a metadata entry.
KEYWORD = "assessment"
_VERSION = 1
_MOST_CHARACTERS = 4_000_000
# A stamp comes back from strangers: its address is shown as a link, so it must lead nowhere but to a page of ours.
_ADDRESS = re.compile(r"/[a-z_]*(\?[^\s\"'<>\\]*)?")
_DATA_ADDRESS = re.compile(r"/data/[a-z_]+\.(csv|xlsx|parquet)(\?[^\s\"'<>\\]*)?")
_RULES_DIGEST = re.compile(r"[0-9a-f]{8}$")
_METHOD = ["rule", "rule_parameters", "weight", "combination", "curve", "curve_parameters"]


class StampError(Exception):
    """What was read is no stamp of ours; in Chinese."""


@dataclass(frozen=True)
class Stamp:
    """What a file is. ``address`` is the page (path and query, no host), ``data_address`` the rows, empty where there are none.

    ``recipe`` makes the same figures again: ``("query", name, {parameter: value})`` or ``("paper", kind, {…})``; empty
    where nobody can. ``digest`` and ``values`` are of the figures as they were written, where the file keeps them here.
    """

    kind: str
    address: str
    snapshot_id: str
    rules: str
    filters: str
    data_address: str
    recipe: tuple[Any, ...]
    made_at: str
    title: str = ""
    digest: str = ""
    values: str = field(default="", repr=False)

    def json(self) -> str:
        """The stamp on one line, for a program."""
        entries = {name: value for name, value in asdict(self).items() if value not in ("", ())}
        return json.dumps({KEYWORD: _VERSION, **entries}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def words(self) -> tuple[str, ...]:
        """The stamp for a person, a sentence each: data version, rules, filters, address, when."""
        named = (
            (_("数据版本"), self.snapshot_id),
            (_("规则"), self.rules),
            (_("筛选"), self.filters),
            (_("网址"), self.address),
            (_("生成时间"), self.made_at),
        )
        return tuple(_("{name}：{value}").format(name=name, value=value) for name, value in named if value)


def read(words: str) -> Stamp:
    """The stamp that ``Stamp.json`` wrote; raises StampError."""
    if len(words) > _MOST_CHARACTERS:
        raise StampError(_("文件印记过长，不是本系统写的。"))
    try:
        given = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise StampError(_("文件印记读不出来，可能被改动过。")) from error
    if not isinstance(given, dict) or given.get(KEYWORD) != _VERSION:
        raise StampError(_("文件印记不是本系统的，或来自更新的版本。"))
    recipe = given.get("recipe", [])
    entries = {one.name: given.get(one.name, "") for one in fields(Stamp) if one.name != "recipe"}
    if not all(isinstance(entry, str) for entry in entries.values()) or not _is_recipe(recipe):
        raise StampError(_("文件印记读不出来，可能被改动过。"))
    return Stamp(**{**entries, **_safe(entries)}, recipe=tuple(recipe))


def _is_recipe(recipe: object) -> bool:
    if not isinstance(recipe, list):
        return False
    return not recipe or (
        len(recipe) == 3 and all(isinstance(part, str) for part in recipe[:2]) and isinstance(recipe[2], dict)
    )


def safe_address(words: str) -> str:
    """The address of a page of ours; empty where it would lead elsewhere."""
    return words if _ADDRESS.fullmatch(words) else ""


def safe_data_address(words: str) -> str:
    """A data address of ours; empty where it would lead elsewhere."""
    return words if _DATA_ADDRESS.fullmatch(words) else ""


def _safe(entries: Mapping[str, str]) -> dict[str, str]:
    return {
        "address": safe_address(entries["address"]),
        "data_address": safe_data_address(entries["data_address"]),
    }


def stamp(
    view: reads.View | None,
    *,
    kind: str,
    address: str,
    filters: str = "",
    recipe: tuple[Any, ...] = (),
    title: str = "",
    made_at: str | None = None,
) -> Stamp:
    """A stamp of now: of the snapshot that is read, and of the rules in force in the view; null for a page of no scheme."""
    return Stamp(
        kind=kind,
        address=address,
        snapshot_id=reads.snapshot_id(),
        rules=rules_in_force(view) if view else "",
        filters=filters,
        data_address=data_address(recipe[1], recipe[2]) if recipe[:1] == ("query",) else "",
        recipe=recipe,
        made_at=made_at or now(),
        title=title,
    )


def now() -> str:
    """The moment, as it stands in a stamp: local time with its distance from UTC, to the second."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def recipe_of(rows: pd.DataFrame) -> tuple[Any, ...]:
    """How to make these rows again: the query they come from; empty where they come from several, or from none."""
    asked = reads.question(rows)
    return ("query", asked.name, written(asked.parameters)) if asked else ()


def written(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as they can be written down; who asked is left out, as that is for whoever asks again."""
    return {
        name: value.isoformat() if isinstance(value, date) else list(value) if isinstance(value, tuple) else value
        for name, value in sorted(parameters.items())
        if value is not None and name != "scope_unit_ids"
    }


def data_address(name: str, parameters: Mapping[str, Any], ending: str = "csv") -> str:
    """Where the rows of a query stand for whoever wants to read them again and again; no host."""
    entries = {
        key: ",".join(map(str, value)) if isinstance(value, list) else str(value) for key, value in parameters.items()
    }
    return f"/data/{name}.{ending}" + (f"?{urlencode(entries)}" if entries else "")


def rules_in_force(view: reads.View) -> str:
    """Which rules a view is scored by, in words, with a digest that changes whenever a rule or policy does."""
    last_day = date(view.year, view.month, calendar.monthrange(view.year, view.month)[1])
    methods = reads.measure_methods(view.scope, view.scheme_id, effective_date=last_day)
    return _rules_words(methods, reads.scheme_methods(view))


@remembered
def _rules_words(methods: pd.DataFrame, policies: pd.DataFrame) -> str:
    own = int((methods["rule_origin"] != "default").sum()) + int((policies["policy_origin"] != "default").sum())
    named = [name for name in policies if name.endswith(("policy", "preset", "scale", "quota", "cap", "threshold"))]
    stated = [methods.sort_values("measure_id")[["measure_id", *_METHOD]], policies[named]]
    text = "".join(part.to_json(orient="values", double_precision=12) or "" for part in stated)
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    if own:
        return _("{count} 条由方案规定，其余为系统默认；规则版本 {digest}").format(
            count=formats.number(own), digest=digest
        )
    return _("全部是系统默认，原文没有规定；规则版本 {digest}").format(digest=digest)


def rules_digest(rules: str) -> str:
    """The digest at the end of the words; empty where there is none."""
    found = _RULES_DIGEST.search(rules)
    return found[0] if found else ""
