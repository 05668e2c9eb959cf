"""The whole group as text: key numbers, the heat table of categories by units, the gaps, and who has not reported."""

from html import escape
from typing import Any

import pandas as pd

from assessment import formats
from assessment.headlines import KeyNumber, gap_sentence, pace
from assessment.memory import remembered
from assessment.messages import translate as _
from assessment.sheets.html import Field, Link, anchor, sheet


@remembered
def key_numbers(numbers: tuple[KeyNumber, ...], *, link: Link) -> str:
    """A list of numbers, each with its sentence, each a link."""
    items = "".join(
        f"<li>{anchor(_number(number), link(number.page, **dict(number.changes)))}</li>" for number in numbers
    )
    label = escape(_("要点"))
    return f'<ul class="key-numbers" aria-label="{label}">{items}</ul>'


def _number(number: KeyNumber) -> str:
    return f"<b>{escape(number.value)}</b><span>{escape(number.sentence)}</span>"


# A group with more units than this has them as rows: so many columns fit no screen.
_MOST_COLUMNS = 10
# What the address says where no single category is meant.
_EVERY = "all"


@remembered
def heat_table(rows: pd.DataFrame, units: pd.DataFrame, *, unit_id: str | None, link: Link) -> str:
    """Themes by units: 得分率 and counts in words, colour only where something needs attention.

    ``rows`` as ``score_by_theme``; ``units`` in the order of the columns, or of the rows where there are many.
    """
    cells = {(row.theme, row.unit_id): row for row in rows.itertuples()}
    themes = [
        theme for _theme, theme in rows.sort_values("category_position", kind="stable").groupby("theme", sort=False)
    ]
    whole = escape(_("全组"))
    if len(units) > _MOST_COLUMNS:
        head = "".join(_theme_head(theme, link) for theme in themes)
        body = "".join(_unit_row(unit, themes, cells, unit_id, link) for unit in units.itertuples())
        foot = "".join(_total(theme) for theme in themes)
        foot = f'<th scope="row">{whole}</th>{foot}'
        return _heat(_("单位"), head, body, len(themes), kind="many", foot=foot) + _heat_key(rows)
    head = "".join(_unit_head(unit, unit_id, link) for unit in units.itertuples())
    head += f'<th scope="col" class="number">{whole}</th>'
    body = "".join(
        _theme_row(theme, [cells.get((theme["theme"].iloc[0], one)) for one in units["unit_id"]], link)
        for theme in themes
    )
    return _heat(_("类别（分值）"), head, body, len(units)) + _heat_key(rows)


def _heat(corner: str, head: str, body: str, columns: int, *, kind: str = "", foot: str = "") -> str:
    caption = escape(_("各类别得分率"))
    return (
        f'<div class="sheet heat {kind}" style="--units:{columns}"><table><caption>{caption}</caption>'
        f'<thead><tr><th scope="col">{escape(corner)}</th>{head}</tr></thead><tbody>{body}</tbody>'
        f"{f'<tfoot><tr>{foot}</tr></tfoot>' if foot else ''}</table></div>"
    )


def _unit_head(unit: Any, unit_id: str | None, link: Link) -> str:
    chosen = " chosen" if unit.unit_id == unit_id else ""
    name = anchor(escape(unit.short_name), link("unit", unit=unit.unit_id))
    return f'<th scope="col" class="number{chosen}">{name}</th>'


def _unit_row(
    unit: Any, themes: list[pd.DataFrame], cells: dict[tuple[str, str], Any], unit_id: str | None, link: Link
) -> str:
    chosen = ' class="chosen"' if unit.unit_id == unit_id else ""
    name = anchor(escape(unit.short_name), link("unit", unit=unit.unit_id))
    firsts = (theme.iloc[0] for theme in themes)
    body = "".join(
        _heat_cell(cells.get((first["theme"], unit.unit_id)), link, is_shared=first["is_shared"]) for first in firsts
    )
    return f'<tr{chosen}><th scope="row">{name}</th>{body}</tr>'


def _theme_head(theme: pd.DataFrame, link: Link) -> str:
    return f'<th scope="col" class="number">{_theme_name(theme, link)}</th>'


def _theme_row(theme: pd.DataFrame, cells: list[Any], link: Link) -> str:
    is_shared = bool(theme["is_shared"].iloc[0])
    body = "".join(_heat_cell(cell, link, is_shared=is_shared) for cell in cells)
    return f'<tr><th scope="row">{_theme_name(theme, link)}</th>{body}{_total(theme)}</tr>'


def _theme_name(theme: pd.DataFrame, link: Link) -> str:
    """A theme with its points; a category that the whole group shares leads to its ranking."""
    first, given = theme.iloc[0], theme["points"].dropna()
    least, most = formats.number(given.min()), formats.number(given.max())
    name = formats.theme(first["category_name"], is_rest=first["is_rest"])
    words = f"{escape(name)} <small>{least if least == most else f'{least}–{most}'}</small>"
    return anchor(words, link("ranking", category=first["category_id"])) if first["is_shared"] else words


def _total(theme: pd.DataFrame) -> str:
    return f'<td class="number total">{formats.percent(theme["group_score_rate"].iloc[0])}</td>'


def _heat_cell(cell: Any, link: Link, *, is_shared: bool) -> str:
    """What a unit earned of a theme; where units name categories their own way, it may have such tasks under another."""
    if cell is None:
        word = formats.status_word("not_applicable") if is_shared else _("无此类")
        symbol = escape(formats.status_symbol("not_applicable"))
        return f'<td data-heat="not_applicable">{symbol}<span class="word"> {escape(word)}</span></td>'
    code = heat_code(cell)
    content = f"<b>{_rate(cell)}</b>{_marks(cell)}"
    category_id = cell.category_id if isinstance(cell.category_id, str) else _EVERY
    href = link("unit", unit=cell.unit_id, category=category_id)
    return f'<td class="number" data-heat="{code}">{anchor(content, href)}</td>'


def heat_code(cell: Any) -> str:
    """What a cell is coloured for; where nothing in it can be scored, the state that leaves it so.

    Deep where half of the measures on a schedule are far behind, pale where any is behind, hatched where only reports
    are missing.
    """
    if cell.due_count == 0:
        states = ("pending", "ambiguous", "not_applicable", "not_due")
        return next((state for state in states if getattr(cell, f"{state}_count")), "undefined")
    if cell.far_behind_count and 2 * cell.far_behind_count >= cell.schedulable_count:
        return "far_behind"
    if cell.behind_count:
        return "behind"
    return "unreported" if cell.unreported_count else "on_track"


def _rate(cell: Any) -> str:
    """The score rate; where there is none, the state, of which a phone shows the symbol alone."""
    if cell.due_count and not formats.is_absent(cell.score_rate):
        return formats.percent(cell.score_rate)
    return _state("unreported" if cell.due_count else heat_code(cell))


def _state(code: str) -> str:
    return f'{formats.status_symbol(code)}<span class="word"> {escape(formats.status_word(code))}</span>'


def _marks(cell: Any) -> str:
    """Counts of what needs attention: symbol and number, read out as words."""
    if cell.due_count == 0:
        return ""
    counts = {
        "far_behind": cell.far_behind_count,
        "behind": cell.behind_count - cell.far_behind_count,
        "unreported": cell.unreported_count,
        "pending": cell.pending_count,
        "ambiguous": cell.ambiguous_count,
    }
    marks = "".join(
        f'<i title="{escape(formats.status_word(code))}">{formats.status_symbol(code)}{count}</i>'
        for code, count in counts.items()
        if count
    )
    return f"<small>{marks}</small>" if marks else ""


def _heat_key(rows: pd.DataFrame) -> str:
    """What the colours and symbols of the heat table mean."""
    codes = ("far_behind", "behind", "unreported", "pending", "ambiguous", "not_applicable", "not_due")
    words = "　".join(formats.status(code) for code in codes)
    if not rows["is_shared"].all():
        words += "　" + _("– 无此类：本单位的任务列在其他类别")
    said = _("单元格为得分率，下面是各状态的项数：{symbols}。").format(symbols=words)
    colours = _("颜色看进度，数字看得分：深色是半数以上严重滞后，浅色是有指标滞后，斜纹是有未报。")
    return f'<p class="heat-key">{escape(said)} {escape(colours)}</p>'


@remembered
def categories_sheet(rows: pd.DataFrame) -> str:
    """The heat table's numbers as plain rows."""
    fields = (
        Field(_("单位"), lambda row: row.unit_name),
        Field(_("类别"), lambda row: formats.theme(row.category_name, is_rest=row.is_rest)),
        Field(_("得分率"), lambda row: formats.percent(row.score_rate, 1), is_number=True),
        Field(
            _("得分 / 可计分"),
            lambda row: f"{formats.points(row.earned_points)} / {formats.points(row.assessable_points)}",
            is_number=True,
        ),
        Field(_("滞后"), lambda row: str(row.behind_count), is_number=True),
        Field(_("严重滞后"), lambda row: str(row.far_behind_count), is_number=True, is_wide_only=True),
        Field(_("未报"), lambda row: str(row.unreported_count), is_number=True),
        Field(_("未计分"), lambda row: formats.points(row.unscored_points), is_number=True, is_wide_only=True),
    )
    return sheet(rows, fields, caption=_("各类别得分率"))


@remembered
def gaps_list(rows: pd.DataFrame, *, link: Link, most: int = 8, names_units: bool = False) -> str:
    """The heaviest gaps as sentences, each a link to its measure and the unit that lags most.

    With ``names_units`` every unit that lags follows, worst first, with its own completion and reason.
    """
    items = "".join(
        f'<li><span data-light="{"far_behind" if row.far_behind_count else "behind"}" aria-hidden="true">'
        f"{formats.status_symbol('far_behind' if row.far_behind_count else 'behind')}</span>"
        f"<div><strong>{anchor(escape(row.measure_name), _gap_link(row, link))}</strong>"
        f"<small>{escape(row.category_name)}</small>{_lagging(row, link, names_units=names_units)}</div></li>"
        for row in rows.head(most).itertuples()
    )
    more = len(rows) - most
    words = escape(_("另有 {count} 项，见“表”。").format(count=more))
    tail = f'<p class="more">{words}</p>' if more > 0 else ""
    return f'<ol class="gaps">{items}</ol>{tail}'


def _lagging(row: Any, link: Link, *, names_units: bool) -> str:
    """The gap in a sentence with the reason of the worst; with each unit's own reason where several are to be named."""
    if not names_units or row.behind_count == 1:
        return f"<p>{escape(gap_sentence(row))}{_reason(row)}</p>"
    sentence = gap_sentence(row) + _("。")
    units = "".join(f"<li>{_lagging_unit(unit, row, link)}</li>" for unit in row.units_behind)
    return f"<p>{escape(sentence)}</p><ul>{units}</ul>"


def _lagging_unit(unit: dict[str, Any], row: Any, link: Link) -> str:
    """A unit's name, how far it has come, in percent of its target or in the measure's own unit, and why."""
    name = anchor(escape(unit["short_name"]), link("unit", unit=unit["unit_id"]))
    of_measure = row.unit_of_measure if isinstance(row.unit_of_measure, str) else ""
    done = formats.number(unit["value"]) + of_measure
    if row.kind == "quantity" and row.direction != "lower":
        done = formats.percent(unit["completion_rate"])
    reason = unit["deviation_reason"]
    return f"{name} <b>{escape(done)}</b>{f'<span>{escape(reason)}</span>' if isinstance(reason, str) else ''}"


def _gap_link(row: Any, link: Link) -> str:
    return link("completion", measure=row.measure_id, unit=row.worst_unit_id)


def _reason(row: Any) -> str:
    if not isinstance(row.worst_deviation_reason, str):
        return escape(_("。"))
    return escape(_("（原因：{reason}）。").format(reason=row.worst_deviation_reason))


@remembered
def gaps_sheet(rows: pd.DataFrame, *, link: Link) -> str:
    """All gaps with their numbers."""
    fields = (
        Field(_("指标"), lambda row: row.measure_name, href=lambda row: _gap_link(row, link)),
        Field(_("类别"), lambda row: row.category_name, is_wide_only=True),
        Field(_("滞后单位"), lambda row: str(row.behind_count), is_number=True),
        Field(
            _("计量单位"), lambda row: row.unit_of_measure if isinstance(row.unit_of_measure, str) else formats.ABSENT
        ),
        Field(_("还差"), lambda row: formats.number(row.remaining_value), is_number=True),
        Field(_("提速"), lambda row: pace(row) if row.kind == "quantity" else formats.ABSENT, is_wide_only=True),
        Field(_("最突出"), lambda row: row.worst_short_name),
        Field(_("影响（分）"), lambda row: formats.points(row.missed_points), is_number=True),
    )
    return sheet(rows, fields, caption=_("差距最大的指标"))


@remembered
def unreported_list(rows: pd.DataFrame, *, link: Link, named: int = 3) -> str:
    """Who has not reported: one line per unit with how many measures, the first of them by name."""
    lines = []
    for (unit, name), part in rows.groupby(["unit_id", "unit_name"], sort=False):
        measures = formats.listing(part["measure_name"].head(named))
        words = _("{measures}等").format(measures=measures) if len(part) > named else measures
        since = part["known_month"].dropna()
        last = _("，最早的只报到 {month}").format(month=formats.month(int(since.min()))) if len(since) else ""
        count = escape(_("{count} 项").format(count=len(part)))
        lines.append(
            f"<li><strong>{anchor(escape(str(name)), link('unit', unit=unit))}</strong>"
            f"<b>{count}</b><p>{escape(words + last)}</p></li>"
        )
    return f'<ul class="unreported">{"".join(lines)}</ul>'


@remembered
def unreported_sheet(rows: pd.DataFrame) -> str:
    """Every value that was due and is missing."""
    fields = (
        Field(_("单位"), lambda row: row.unit_name),
        Field(_("类别"), lambda row: row.category_name, is_wide_only=True),
        Field(_("指标"), lambda row: row.measure_name),
        Field(_("最近报送"), _last_report),
        Field(_("分值"), lambda row: formats.number(row.measure_points), is_number=True),
    )
    return sheet(rows, fields, caption=_("未报指标"))


def _last_report(row: Any) -> str:
    return formats.ABSENT if formats.is_absent(row.known_month) else formats.month(int(row.known_month))
