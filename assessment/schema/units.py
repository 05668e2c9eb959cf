"""Who is assessed, and where each stands on the schematic tile grid."""

from assessment.schema.columns import Column, Table, text

UNIT_KINDS = (
    "province",
    "prefecture",
    "city_level",
    "county",
    "bureau",
    "department",
    "institution",
    "project",
)

UNIT = Table(
    "unit",
    "an assessed unit",
    ("unit_id",),
    (
        text("unit_id", "division code where the unit has one, else a readable id"),
        text("unit_name", "full name"),
        text("short_name", "name as printed in table heads"),
        text("kind", "what sort of unit it is", values=UNIT_KINDS),
        text("parent_unit_id", "the unit it belongs to", nullable=True, references="unit"),
        text("division_code", "administrative division code; null for 市本级 and branches", nullable=True),
        text("budget_code", "code of the budget unit or project", nullable=True),
        text("peer_group", "ranking never crosses it"),
        Column("position", "INTEGER", "official order"),
    ),
)

TILE = Table(
    "tile",
    "a unit's place on the schematic tile grid: neighbours stand roughly as they lie, nothing is a coordinate or a boundary",
    ("unit_id",),
    (
        text("unit_id", "whose place it is", references="unit"),
        Column("row", "SMALLINT", "row of the grid, from 1 in the north"),
        Column("column", "SMALLINT", "column of the grid, from 1 in the west"),
        text("origin", "how the place was found"),
    ),
)
