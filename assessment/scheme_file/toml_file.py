"""A scheme file as TOML: written with comments that say what every field means, read with the standard library."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assessment.methods import RULES, Parameter
from assessment.policies import POLICIES
from assessment.problems import InputError, nearest
from assessment.rulebook.contents import Contents, Entry
from assessment.rulebook.fields import HEAD, MEASURE, PARAMETERS, Field
from assessment.scheme_file.method import Method

_MOST_BYTES = 16 * 1024 * 1024
_TABLES = {"scheme", "policies", "measures"}


def read(path: Path) -> Contents:
    """What stands in a TOML file; raises InputError when it is none, or has tables that no scheme file has."""
    if path.stat().st_size > _MOST_BYTES:
        raise InputError([f"{path.name}：文件超过 {_MOST_BYTES // 1024**2} MB，不像方案文件。"])
    try:
        text = path.read_bytes().decode("utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise InputError([f"{path.name}：不是 UTF-8 文字（第 {error.start + 1} 个字节）；请另存为 UTF-8。"]) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError([f"{path.name}：不合 TOML 的写法：{error}。"]) from error
    problems = [
        f"{path.name}：没有“{name}”这个表；{nearest(name, _TABLES)}。" for name in tables if name not in _TABLES
    ]
    head, policies, measures = tables.get("scheme", {}), tables.get("policies", {}), tables.get("measures", [])
    for name, table in (("scheme", head), ("policies", policies)):
        if not isinstance(table, dict):
            problems.append(f"{path.name}：{name} 应为 [{name}] 这样的表。")
    if not isinstance(measures, list) or not all(isinstance(one, dict) for one in measures):
        problems.append(f"{path.name}：measures 应为一个个 [[measures]] 这样的表。")
    if problems:
        raise InputError(problems)
    places = _places(text, measures)
    entries = tuple(Entry(place, one) for place, one in zip(places, measures, strict=True))
    return Contents(Entry("[scheme] ", head), Entry("[policies] ", policies), entries)


def _places(text: str, measures: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """Where each measure begins; the parser does not say, and a line that only looks so may stand in a text."""
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if line.strip() == "[[measures]]"]
    for number, measure in enumerate(measures):
        at = f"第 {lines[number]} 行起的" if len(lines) == len(measures) else f"第 {number + 1} 个"
        named = measure.get("measure_id")
        yield f"{at} [[measures]]（{named}）" if isinstance(named, str) else f"{at} [[measures]] "


def write(method: Method, path: Path) -> None:
    """Write a method out, explained."""
    path.write_text(text_of(method), encoding="utf-8")


def text_of(method: Method) -> str:
    """A method written out, explained."""
    return "\n".join([*_head(method), *_policies(method), *_measures(method)]) + "\n"


def _head(method: Method) -> Iterator[str]:
    yield "# 考核方案的计分办法。改好后运行 python -m assessment scheme import 本文件 --dry-run 查看改动，去掉 --dry-run 即登记。"
    yield "# 只登记真正改动的政策和指标；没有写的保持不变，不需要改的指标可以整段删去。# 之后是说明，不起作用。"
    yield ""
    yield from _rules()
    yield ""
    yield "[scheme]"
    head = {"scheme_id": method.scheme_id, "scheme_name": method.scheme_name, "clause": method.clause}
    for name, one in HEAD.items():
        yield from _line(name, one, head.get(name, ""))


def _rules() -> Iterator[str]:
    """Every rule with its parameters, as comments."""
    yield "# 规则（rule）及其参数（parameters）："
    for code, rule in RULES.items():
        yield f'#   "{code}" {rule.name}：{_plain(rule.formula)}。适合：{rule.suits}。'
        for one in rule.parameters:
            name = "（整个 parameters）" if one.is_whole else f"{one.name} "
            yield f"#       {name}{one.label}：{one.meaning}；{_when_absent(one)}"
            yield from _choices(one.values, "          ")


def _when_absent(parameter: Parameter) -> str:
    """What counts when a parameter is left out."""
    if parameter.default is not None:
        return f"不写则为 {_value(parameter.default)}"
    return f"不写则为{parameter.absent}" if parameter.absent else "必填"


def _choices(values: Mapping[str, str], indent: str) -> Iterator[str]:
    """The codes of a choice with their words, a comment each."""
    for code, words in values.items():
        yield f'#{indent}"{code}" {words}'


def _plain(formula: str) -> str:
    """A formula with the labels of its parameters in it."""
    return formula.format(**{name: f"〔{one.label}〕" for name, one in PARAMETERS.items()})


def _policies(method: Method) -> Iterator[str]:
    yield ""
    yield f"# 政策，对全部指标起作用。现行依据：{method.policies_origin}"
    yield "[policies]"
    for name, policy in POLICIES.items():
        more = "；不设上限写 '不限'" if policy.has_no_limit else ""
        yield from _line(name, Field(policy.label, policy.meaning + more, policy.values), method.policies[name])


def _measures(method: Method) -> Iterator[str]:
    yield ""
    yield "# 指标，一个一段："
    for name, one in MEASURE.items():
        if not one.is_reading_only:
            yield f"#   {name} {one.label}：{one.meaning}"
            yield from _choices({} if name == "rule" else one.values, "       ")
    yield "#   parameters 参数：规则的参数，见上"
    for measure in method.measures:
        yield ""
        # What is only for reading stands in a comment, so that nobody thinks it could be changed here.
        parts = ("unit_name", "category_name", "indicator_name", "measure_name")
        yield "# " + " › ".join(dict.fromkeys(_flat(measure[name]) for name in parts if measure[name]))
        yield "# " + "，".join(_facts(measure))
        yield "[[measures]]"
        for name in (
            "measure_id",
            "combination",
            "weight",
            "rule",
            "parameters",
            "curve",
            "curve_parameters",
            "clause",
        ):
            if measure[name] not in ({}, ""):
                yield f"{name} = {_value(measure[name])}"


def _facts(measure: Mapping[str, Any]) -> Iterator[str]:
    if measure["points"] is not None:
        yield f"{measure['points']:g} 分"
    if measure["unit_of_measure"]:
        yield f"计量单位 {_flat(measure['unit_of_measure'])}"
    yield f"{measure['kind']}，{measure['direction']}"
    yield f"现行：{_flat(measure['origin'])}"


def _flat(text: str) -> str:
    """Words that stay on the line of a comment."""
    return " ".join(text.split())


def _line(name: str, described: Field, value: object) -> Iterator[str]:
    yield f"# {described.label}：{described.meaning}"
    yield from _choices(described.values, "    ")
    yield f"{name} = {_value(value)}"


def _value(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, str):
        # What JSON escapes, TOML reads; the one control character that JSON leaves as it is, TOML refuses.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_value(str(name))} = {_value(one)}" for name, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    number = float(value)  # type: ignore[arg-type]
    return repr(int(number) if number == int(number) else number)
