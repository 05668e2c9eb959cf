"""From published documents to rows: one parser per layout, chosen by the origin beside each document."""

from collections.abc import Callable
from pathlib import Path

from assessment.documents import county_matrix, performance_text, self_evaluation, unit_tables
from assessment.documents.concepts import Concept, read_concepts
from assessment.documents.origin import Document, DocumentError, Origin, UnitName, read_document, read_unit_names
from assessment.documents.parsed import Parsed, Total

__all__ = ["Document", "DocumentError", "Origin", "Parsed", "Total", "UnitName", "parse_sources"]

Parser = Callable[[Document, list[UnitName], list[Concept]], Parsed]

_LAYOUTS: dict[str, Parser] = {
    "county_matrix": county_matrix.parse,
    "performance_text": performance_text.parse,
    "self_evaluation": self_evaluation.parse,
    "unit_tables": unit_tables.parse,
}


def parse_sources(folder: Path) -> Parsed:
    """Everything the documents in a folder say; raises DocumentError listing the problems of all of them."""
    unit_names = read_unit_names(folder / "units.csv")
    vocabulary = read_concepts(folder / "concepts.csv")
    parsed, problems = Parsed(), list[str]()
    for path in sorted(folder.glob("*.toml")):
        try:
            document = read_document(path)
            parser = _LAYOUTS.get(document.origin.layout)
            if parser is None:
                raise DocumentError([f"{path.name}：没有版式“{document.origin.layout}”；可用：{'、'.join(_LAYOUTS)}。"])
            parsed.extend(parser(document, unit_names, vocabulary))
        except DocumentError as error:
            problems.extend(error.problems)
    if not parsed.rows and not problems:
        problems.append(f"{folder}：没有来源文件；请放入文件及其 .toml 来源说明。")
    if problems:
        raise DocumentError(problems)
    return parsed
