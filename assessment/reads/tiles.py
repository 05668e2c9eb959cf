"""How units stand, and where on the schematic tile grid."""

import pandas as pd

from assessment.reads.answers import View, answer, of_group


def completion_by_tile(view: View, *, measure_id: str) -> pd.DataFrame:
    """How far is each unit of a group on one measure, and where does it stand on the tile grid?"""
    return answer("completion_by_tile", **of_group(view), measure_id=measure_id)


def score_by_tile(view: View, *, category_id: str | None = None) -> pd.DataFrame:
    """What has each unit of a group earned, and where does it stand on the tile grid?"""
    return answer("score_by_tile", **of_group(view), category_id=category_id)
