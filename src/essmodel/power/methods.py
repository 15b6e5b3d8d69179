"""The measures of power, by name: what ``em.power`` is."""

from essmodel.power.compound import Carried, MemberPower, VotingCollege, member_power
from essmodel.power.game import WeightedGame, game
from essmodel.power.indices import (
    Coleman,
    banzhaf,
    coleman,
    deegan_packel,
    penrose,
    shapley_shubik,
    swings,
)
from essmodel.power.joint import JointGame, JointPower, Wins, joint_power

__all__ = (
    "Carried",
    "Coleman",
    "JointGame",
    "JointPower",
    "MemberPower",
    "VotingCollege",
    "WeightedGame",
    "Wins",
    "banzhaf",
    "coleman",
    "deegan_packel",
    "game",
    "joint_power",
    "member_power",
    "penrose",
    "shapley_shubik",
    "swings",
)
