"""The description of a base map: what it is called, under which number it was approved, and where units lie on it."""

import hashlib
import re
import tomllib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment.basemaps.pictures import MapPicture, read_picture
from assessment.messages import translate as _
from assessment.problems import InputError

# GS(2022)1234号, GS京(2022)1234号, 陕S(2022)012号: who approved, the year in brackets, the number.
_APPROVAL = re.compile(r"(?:GS[\u4e00-\u9fff]?|[\u4e00-\u9fff]S)\s?[(（〔\[](?:19|20)\d\d[)）〕\]]\s?\d{1,5}\s?号")
_EXAMPLE = '"611021" = [62, 14]'


@dataclass(frozen=True)
class BaseMap:
    """A base map that may be shown; ``positions`` are units with percent from the left and from the top of the picture."""

    map_id: str
    title: str
    approval_number: str
    source: str
    picture: MapPicture
    positions: tuple[tuple[str, float, float], ...]

    @property
    def version(self) -> str:
        """Changes with the picture, so that it may be kept for as long as it stays the same."""
        return hashlib.sha256(self.picture.content).hexdigest()[:12]

    @property
    def data_address(self) -> str:
        """The picture as an address that holds it, for files and where nothing serves it."""
        return f"data:{self.picture.media_type};base64,{b64encode(self.picture.content).decode()}"


def described(path: Path, unit_ids: frozenset[str] | None) -> BaseMap:
    """The map that a ``.toml`` describes; raises InputError with everything that keeps it from being shown."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            [_("不是有效的 TOML（{error}）；请用 UTF-8 编码，按说明改正。").format(error=error)]
        ) from error
    problems = [*_word_problems(entries), *_position_problems(entries.get("positions"), unit_ids)]
    picture = None
    if isinstance(name := entries.get("picture"), str) and name.strip():
        try:
            picture = read_picture(path.parent, name.strip())
        except InputError as error:
            problems.extend(error.problems)
    if problems or picture is None:
        raise InputError(problems)
    positions = tuple((unit_id, float(left), float(top)) for unit_id, (left, top) in entries["positions"].items())
    title, number, source = (str(entries[name]).strip() for name in ("title", "approval_number", "source"))
    return BaseMap(path.stem, title, number, source, picture, positions)


def _word_problems(entries: dict[str, Any]) -> Iterator[str]:
    """Which words are missing, and whether the approval number is one."""
    texts = {"title": _("图名"), "source": _("来源"), "picture": _("图片文件名")}
    for name, meaning in texts.items():
        words = entries.get(name)
        if not (isinstance(words, str) and words.strip()):
            yield _("{name}（{meaning}）为空；请填写。").format(name=name, meaning=meaning)
    number = entries.get("approval_number")
    if not (isinstance(number, str) and number.strip()):
        yield _(
            "approval_number（审图号）为空；没有审图号的地图不得公开，底图不采用。"
            "请向自然资源主管部门送审，取得审图号后填写。"
        )
    elif not _APPROVAL.fullmatch(number.strip()):
        yield _(
            "审图号“{number}”不合格式；应形如 GS(2022)1234号 或 陕S(2022)012号，请按批准文件或图上标注逐字填写。"
        ).format(number=number)


def _position_problems(positions: Any, unit_ids: frozenset[str] | None) -> Iterator[str]:
    """Where units lie: each in percent of the picture's width and height."""
    if not (isinstance(positions, dict) and positions):
        words = _("[positions] 为空；请为每个单位写一行距左、距上的百分比，如 {example}。")
        yield words.format(example=_EXAMPLE)
        return
    for unit_id, place in positions.items():
        if unit_ids is not None and unit_id not in unit_ids:
            words = _("[positions] 中的“{unit_id}”不是单位编号；请按单位编号改正，或删去这一行。")
            yield words.format(unit_id=unit_id)
        if not (isinstance(place, list) and len(place) == 2 and all(map(_is_percent, place))):
            words = _("{unit_id} 的位置 {place} 不对；应为两个 0 到 100 的数：距左、距上的百分比。")
            yield words.format(unit_id=unit_id, place=place)


def _is_percent(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 100
