"""What is known when a rule is asked: the facts, the figures of law, and the days."""

from collections.abc import Mapping
from datetime import date

from attrs import evolve, frozen

from essmodel.rules.expression import Scalar
from essmodel.rules.fact import Facts, FactValue, Record
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.law.event import Dates, Event


@frozen(kw_only=True)
class Situation:
    """
    One case as rules see it.

    Attributes:
        facts: by path, in units of their types; what is absent or ``None`` is unknown.
        figures: by id, every figure that the rule names.
        dates: the days of the events; a day that is not there, or not exact, is unknown.
        record: the fields of the record at hand, inside a list.
    """

    facts: Facts
    figures: Mapping[str, Figure]
    dates: Dates
    record: Record

    def fact(self, path: str) -> FactValue:
        """Return a fact; ``None`` where it is unknown."""
        return self.facts.get(path)

    def figure(self, name: str) -> Scalar | None:
        """Return a figure; ``None`` where it differs by a code that is unknown, or has none."""
        found = self.figures[name]
        if not isinstance(found, ByCode):
            return found
        code = self.facts.get(found.by)
        return found.of(code) if isinstance(code, str) else None

    def day(self, event: Event) -> date | None:
        """Return the day of an event; ``None`` where it is not exactly known."""
        found = self.dates.get(event)
        return found if isinstance(found, date) else None

    def inside(self, record: Record) -> "Situation":
        """Return the situation of one record of a list."""
        return evolve(self, record=record)


def situation(
    facts: Facts, figures: Mapping[str, Figure] | None = None, dates: Dates | None = None
) -> Situation:
    """Return a situation outside any list."""
    return Situation(facts=facts, figures=figures or {}, dates=dates or {}, record={})
