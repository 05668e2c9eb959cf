"""Pictures made from the same rows that the table and the download show: rows as HTML, curves as plain Plotly dicts."""

import pandas as pd

from assessment.figures.beside import units_side_by_side
from assessment.figures.budget import execution, project_budgets, spending_curve
from assessment.figures.bullets import bullets
from assessment.figures.canvas import CONFIG, Drawn, Figure
from assessment.figures.causes import cause_steps
from assessment.figures.composition import composition
from assessment.figures.lanes import Link
from assessment.figures.multiples import multiples
from assessment.figures.palette import Palette, palette
from assessment.figures.points import points_by_category
from assessment.figures.quadrant import quadrant
from assessment.figures.quality import line_uses
from assessment.figures.ranking import ranking_dots
from assessment.figures.score_trend import score_trend
from assessment.figures.slope import drawn_units, rank_slope
from assessment.figures.stability import rank_ranges
from assessment.figures.targets import concept_targets
from assessment.figures.tiers import tiers
from assessment.figures.tiles import base_map, schematic_words, tiles
from assessment.figures.trend import monthly_trend
from assessment.figures.years import years_side_by_side
from assessment.memory import remembered
from assessment.messages import translate as _

__all__ = [
    "CONFIG",
    "Drawn",
    "Figure",
    "Link",
    "Palette",
    "base_map",
    "cause_steps",
    "completion",
    "composition",
    "concept_targets",
    "drawn_units",
    "execution",
    "line_uses",
    "monthly_trend",
    "multiples",
    "palette",
    "points_by_category",
    "project_budgets",
    "quadrant",
    "rank_ranges",
    "rank_slope",
    "ranking_dots",
    "schematic_words",
    "score_trend",
    "spending_curve",
    "tiles",
    "units_side_by_side",
    "years_side_by_side",
]


@remembered
def completion(rows: pd.DataFrame, *, unit_id: str | None, link: Link) -> str:
    """The picture that fits a measure: tiers where words are assessed, bullet bars where there is a quantity or a score."""
    if (rows["rule"] == "external").all():
        points = rows.assign(
            target_value=rows["measure_points"], unit_of_measure=_("分"), expected_share=None, behind_from=None
        )
        return bullets(points, unit_id=unit_id, link=link)
    picture = tiers if (rows["kind"] == "qualitative").all() else bullets
    return picture(rows, unit_id=unit_id, link=link)
