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

__all__ = (
    "Carried",
    "Coleman",
    "MemberPower",
    "VotingCollege",
    "WeightedGame",
    "banzhaf",
    "coleman",
    "deegan_packel",
    "game",
    "member_power",
    "penrose",
    "shapley_shubik",
    "swings",
)
