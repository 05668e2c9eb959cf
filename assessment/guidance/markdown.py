"""The guide as files that are read without the system: one per kind of reader, and an index; ``make guide`` writes them."""

from urllib.parse import quote, urlencode

from assessment.guidance.guide import READERS, Step, Task, reader_words, tasks

_INTRODUCTION = """# 使用指南

按您要办的事来读。「」里的字就是屏幕上的按钮、标题或名称；图由 `make guide` 从系统里拍下，数是模拟的。
系统里的「指南」页是同一份内容，每一步都能直接打开；「术语」页解释每个词。

这些文件由 `make guide` 从 `assessment/guidance/tasks/` 生成，请勿手改。
"""


def files() -> dict[str, str]:
    """The text of every file of the guide by its name."""
    return {"README.md": _index(), **{f"{reader}.md": _chapter(reader) for reader in READERS}}


def _index() -> str:
    parts = [_INTRODUCTION]
    for reader, name in reader_words().items():
        items = "".join(f"- [{one.titles[0]}]({reader}.md#{_anchor(one)})\n" for one in _of(reader))
        parts.append(f"## {name}\n\n{items}")
    return "\n".join(parts)


def _of(reader: str) -> list[Task]:
    return [one for one in tasks().values() if one.reader == reader]


def _anchor(one: Task) -> str:
    """As GitHub makes it of a heading: punctuation goes, spaces become hyphens."""
    kept = "".join(letter for letter in one.titles[0].lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")


def _chapter(reader: str) -> str:
    name = reader_words()[reader]
    return f"# {name}\n\n[全部](README.md)\n\n" + "\n".join(map(_task, _of(reader)))


def _task(one: Task) -> str:
    steps = "\n".join(_step(number, step) for number, step in enumerate(one.steps, start=1))
    return (
        f"## {one.titles[0]}\n\n**什么时候用**　{one.when}\n\n{steps}\n"
        f"**答案是什么样**　{one.answer}\n\n**数从哪里来**　{one.source}\n"
    )


def _step(number: int, step: Step) -> str:
    parts = [f"{number}. {step.words}"]
    if step.address is not None:
        parts[0] += (
            f"（网址：`/{step.page}{'?' if step.choices else ''}{urlencode(step.choices, safe='/', quote_via=quote)}`）"
        )
    if step.commands:
        parts.append("\n".join(["   ```sh", *(f"   {command}" for command in step.commands), "   ```"]))
    if step.picture:
        parts.append(f"   ![{step.picture.words}](images/{step.picture.name}.png)")
    return "\n\n".join(parts) + "\n"
