"""What is not so: the causes of a rank move, and what would be if something were different; scored like the facts."""

from assessment.hypotheses.movement import movement_by_measure, rank_movement
from assessment.hypotheses.pairs import CAUSES, OWN_CAUSES
from assessment.hypotheses.reach import Gain, decimals_of, place_to_gain, within_reach
from assessment.hypotheses.trials import Trial, trial_ranking
from assessment.hypotheses.weights import stability

__all__ = [
    "CAUSES",
    "OWN_CAUSES",
    "Gain",
    "Trial",
    "decimals_of",
    "movement_by_measure",
    "place_to_gain",
    "rank_movement",
    "stability",
    "trial_ranking",
    "within_reach",
]
