"""How good a pack is: bronze, silver or gold, by criteria that are checked and never typed in."""

from enum import Enum

from attrs import frozen

from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang, Sayable, Text
from essmodel.questions.explanation import detail, line, marked
from essmodel.rules.finding import Standing

MOST_NAMED = 5
"""How many of the things that lack something are named; the others are counted."""


class Level(Enum):
    """How good a pack is, from least to best."""

    NONE = "none"
    BRONZE = "bronze"
    SILVER = "silver"
    GOLD = "gold"

    def said(self, lang: Lang) -> str:
        """Return the level in words."""
        return say(f"level_{self.value}", lang)


LEVELS = (Level.BRONZE, Level.SILVER, Level.GOLD)


@frozen(kw_only=True)
class Criterion:
    """
    One thing that a level asks.

    Attributes:
        lacks: what is missing; nothing where it is met.
        exempt: why the pack need not meet it, as it declares.
    """

    id: str
    level: Level
    lacks: tuple[Sayable, ...] = ()
    exempt: Text | None = None

    @property
    def is_met(self) -> bool:
        """Whether nothing is missing, or nothing needs to be there."""
        return not self.lacks or self.exempt is not None

    def explain(self, lang: Lang) -> str:
        """Return the criterion in words, and what is missing."""
        standing = Standing.MET if self.is_met else Standing.UNMET
        head = line(marked(standing, say(f"criterion_{self.id}", lang)))
        if self.exempt is not None:
            return "\n".join((head, detail(say("level_exempt", lang, why=self.exempt))))
        lacks = [detail(one.said(lang)) for one in self.lacks[:MOST_NAMED]]
        more = len(self.lacks) - MOST_NAMED
        left = [detail(say("level_more", lang, count=more))] if more > 0 else []
        return "\n".join((head, *lacks, *left))


@frozen(kw_only=True)
class Assessment:
    """What all criteria come to."""

    criteria: tuple[Criterion, ...]

    @property
    def level(self) -> Level:
        """The highest level all of whose criteria, and all those below, are met."""
        reached = Level.NONE
        for level in LEVELS:
            if not all(one.is_met for one in self.criteria if one.level is level):
                break
            reached = level
        return reached

    @property
    def next(self) -> Level | None:
        """The level above; ``None`` at the top."""
        if self.level is Level.NONE:
            return Level.BRONZE
        place = LEVELS.index(self.level) + 1
        return LEVELS[place] if place < len(LEVELS) else None

    def explain(self, lang: Lang = "en") -> str:
        """Return the level, what the pack was let off, and what is missing for the next."""
        reached = line(say("level_reached", lang, level=self.level))
        let_off = [one.explain(lang) for one in self.criteria if one.lacks and one.exempt]
        if self.next is None:
            return "\n".join((reached, *let_off))
        head = line(say("level_missing", lang, level=self.next))
        asked = [one for one in self.criteria if one.level is self.next and not one.is_met]
        return "\n".join((reached, *let_off, head, *(one.explain(lang) for one in asked)))

    def to_dict(self) -> dict[str, object]:
        """Return the level as JSON carries it."""
        return {
            "level": self.level.value,
            "next": self.next.value if self.next else None,
            "criteria": [
                {
                    "id": one.id,
                    "level": one.level.value,
                    "is_met": one.is_met,
                    "lacks": [lack.said("en") for lack in one.lacks],
                    "exempt": one.exempt.said("en") if one.exempt else None,
                }
                for one in self.criteria
            ],
        }
