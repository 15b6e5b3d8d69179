"""
Where in the making of a service people take part: the grid of levels and phases of co-production.

Source:
    T. Nabatchi, A. Sancino and M. Sicilia, "Varieties of Participation in Public Services: The Who,
    When, and What of Coproduction", Public Administration Review 77(5), 2017, pp. 766-776.
"""

from enum import Enum

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang


class CoProductionLevel(Enum):
    """Whom it is for, and so who takes part (*niveau de coproduction*)."""

    INDIVIDUAL = "individual"
    """One person, for their own good."""
    GROUP = "group"
    """A category of users, for their own good."""
    COLLECTIVE = "collective"
    """People together, for the good of the community."""


class CoProductionPhase(Enum):
    """In which phase of the service (*phase de coproduction*)."""

    COMMISSIONING = "commissioning"
    """To choose what is done, and what comes first."""
    DESIGN = "design"
    """To give it its shape."""
    DELIVERY = "delivery"
    """To do it."""
    ASSESSMENT = "assessment"
    """To judge what came of it."""


@frozen
class Cell:
    """One of the twelve cells of the grid."""

    level: CoProductionLevel
    phase: CoProductionPhase

    def __str__(self) -> str:
        return f"{self.level.value} {self.phase.value}"

    def said(self, lang: Lang) -> str:
        """Return the cell in words."""
        level = say(f"coproduction_{self.level.value}", lang)
        return say(f"coproduction_{self.phase.value}", lang, level=level)


GRID = tuple(Cell(level, phase) for phase in CoProductionPhase for level in CoProductionLevel)
"""All of them, phase by phase."""


def cell(text: str) -> Cell:
    """
    Return the cell that a file names: ``collective design``.

    Raises:
        InvalidValueError: it names none.
    """
    for one in GRID:
        if text.split() == str(one).split():
            return one
    known = tuple(str(one) for one in GRID)
    raise InvalidValueError.because("cell_unknown", found=text, known=known)
