"""The ways to count ballots, by name: what ``em.counting`` is."""

from essmodel.counting.ballots import Profile, Shape, profile, profile_from_array
from essmodel.counting.board import Board, GroupSeats, Person, compose
from essmodel.counting.box import CastBallot, opened
from essmodel.counting.lot import Draw, Lot
from essmodel.counting.majority_judgment import JudgmentTie, Ungraded, majority_judgment
from essmodel.counting.plurality import approval, plurality
from essmodel.counting.schulze import Needed, Strength, schulze, schulze_with_default
from essmodel.counting.transfer import StageTie, droop_quota, single_transferable_vote
from essmodel.counting.without_candidates import Nomination, Objection, elect_without_candidates

__all__ = (
    "Board",
    "CastBallot",
    "Draw",
    "GroupSeats",
    "JudgmentTie",
    "Lot",
    "Needed",
    "Nomination",
    "Objection",
    "Person",
    "Profile",
    "Shape",
    "StageTie",
    "Strength",
    "Ungraded",
    "approval",
    "compose",
    "droop_quota",
    "elect_without_candidates",
    "majority_judgment",
    "opened",
    "plurality",
    "profile",
    "profile_from_array",
    "schulze",
    "schulze_with_default",
    "single_transferable_vote",
)
