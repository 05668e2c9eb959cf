"""The department whose budget a document is about, found by the name it prints."""

from assessment.documents.origin import DocumentError, UnitName
from assessment.documents.table_rows import bare


def department(printed: str, names: list[UnitName], line: int) -> UnitName:
    """The unit a printed name means; raises DocumentError when ``units.csv`` does not know it."""
    found = next((one for one in names if bare(one.printed_name) == bare(printed)), None)
    if found is None:
        raise DocumentError([f"第 {line} 行：单位“{printed}”不在 units.csv 中；请补充该单位的名称与代码。"])
    return found
