"""What is not so: the causes of a rank move, and what would be if something were different; scored like the facts."""

from assessment.hypotheses.movement import CAUSES, movement_by_measure, rank_movement
from assessment.hypotheses.trials import Gain, Trial, place_to_gain, stability, trial_ranking, within_reach

__all__ = [
    "CAUSES",
    "Gain",
    "Trial",
    "movement_by_measure",
    "place_to_gain",
    "rank_movement",
    "stability",
    "trial_ranking",
    "within_reach",
]
