"""The ways to count ballots, by name: what ``em.counting`` is."""

from essmodel.counting.ballots import Profile, Shape, profile, profile_from_array
from essmodel.counting.board import Board, GroupSeats, Person, compose
from essmodel.counting.box import CastBallot, opened
from essmodel.counting.equal_shares import ShareRule, equal_shares
from essmodel.counting.greedy import (
    GreedyRule,
    ThemeRule,
    TooDear,
    best_first,
    by_cost,
    greedy,
)
from essmodel.counting.lot import Draw, Lot
from essmodel.counting.majority_judgment import JudgmentTie, Ungraded, majority_judgment, standing
from essmodel.counting.market import Satisfaction
from essmodel.counting.merit import MeritProfile, merits, merits_from_array
from essmodel.counting.plurality import approval, plurality
from essmodel.counting.project import Allotted, Project
from essmodel.counting.schulze import Needed, Strength, schulze, schulze_with_default
from essmodel.counting.transfer import StageTie, droop_quota, single_transferable_vote
from essmodel.counting.without_candidates import Nomination, Objection, elect_without_candidates

__all__ = (
    "Allotted",
    "Board",
    "CastBallot",
    "Draw",
    "GreedyRule",
    "GroupSeats",
    "JudgmentTie",
    "Lot",
    "MeritProfile",
    "Needed",
    "Nomination",
    "Objection",
    "Person",
    "Profile",
    "Project",
    "Satisfaction",
    "Shape",
    "ShareRule",
    "StageTie",
    "Strength",
    "ThemeRule",
    "TooDear",
    "Ungraded",
    "approval",
    "best_first",
    "by_cost",
    "compose",
    "droop_quota",
    "elect_without_candidates",
    "equal_shares",
    "greedy",
    "majority_judgment",
    "merits",
    "merits_from_array",
    "opened",
    "plurality",
    "profile",
    "profile_from_array",
    "schulze",
    "schulze_with_default",
    "single_transferable_vote",
    "standing",
)
