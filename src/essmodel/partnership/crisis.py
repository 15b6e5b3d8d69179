"""
A crisis: what goes on in it, for whom and at what price, and which rules it puts aside.

A crisis is a layer over a case, with a first day and an end.  It changes no service and no rule: it
gives each of them other versions for its days, so that every question asks by the day, as always.
It ends by itself: on its day, or on the day by which it was to be confirmed and was not.
"""

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from essmodel.coproduction.service import Condition
from essmodel.coproduction.tariff import Tariff
from essmodel.errors import InvalidValueError, Problem, ids_taken
from essmodel.messages.text import Text
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Source, rank
from essmodel.rules.rule import Rule
from essmodel.values.period import Period


@frozen(kw_only=True)
class ChangedService:
    """
    What a crisis changes of a service that goes on.

    Attributes:
        conditions: who may have it then; as before where it is ``None``.
        tariff: what it costs then; as before where it is ``None``.
    """

    service: str
    conditions: tuple[Condition, ...] | None = None
    tariff: Tariff | None = None


@frozen(kw_only=True)
class Reason:
    """Why something was decided in the crisis: a line of its journal."""

    on: date
    by: str
    says: Text


@frozen(kw_only=True)
class Crisis:
    """
    A crisis and what was decided for it.

    Attributes:
        start: its first day.
        end: the first day after it: what has none is no crisis, but the law.
        source: the text that decides it; rules are put aside in its name.
        minimum: the services that go on, the most needed first; all others are closed.
        changes: what is different about some of these.
        suspends: the ids of the rules that are put aside.
        ratify_by: the day by which it must be confirmed, or it lapses.
        ratified_on: the day on which it was.
        reasons: why, in the order in which it was decided.
    """

    id: str
    title: Text
    start: date
    end: date
    source: Source
    minimum: tuple[str, ...]
    changes: tuple[ChangedService, ...] = ()
    suspends: tuple[str, ...] = ()
    ratify_by: date | None = None
    ratified_on: date | None = None
    reasons: tuple[Reason, ...] = field(default=())

    def __attrs_post_init__(self) -> None:
        problems = tuple(self._problems())
        if problems:
            raise InvalidValueError(*problems)

    @property
    def period(self) -> Period:
        """The days on which it has effect."""
        return Period(start=self.start, end=self.over_on)

    @property
    def over_on(self) -> date:
        """The first day on which it has none: sooner, where nobody confirmed it in time."""
        if self.ratify_by is None or self.ratified_on is not None:
            return self.end
        return min(self.end, self.ratify_by)

    def reaches(self, rule: Rule) -> bool:
        """Return whether its text may put a rule aside: one that protects nobody, and no higher."""
        own = rank(self.source)
        is_reached = own is not None and rule.rank is not None and own <= rule.rank
        return rule.id in self.suspends and is_reached and rule.mode not in _KEPT

    def kept(self, rules: Iterable[Rule]) -> tuple[str, ...]:
        """Return the ids of the rules that it names and may not put aside."""
        named = (one for one in rules if one.id in self.suspends)
        return tuple(sorted({one.id for one in named if not self.reaches(one)}))

    def _problems(self) -> list[Problem]:
        found = list(ids_taken("changes", (one.service for one in self.changes)))
        if self.end <= self.start:
            data = (("start", self.start), ("end", self.end))
            found.append(Problem(id="crisis_ends_before_it_starts", path="end", data=data))
        if self.ratify_by is not None and self.ratify_by <= self.start:
            data = (("start", self.start), ("found", self.ratify_by))
            found.append(Problem(id="ratified_before_it_starts", path="ratify_by", data=data))
        if self.ratified_on is not None and not _is_in_time(self, self.ratified_on):
            found.append(
                Problem(
                    id="ratified_too_late", path="ratified_on", data=(("found", self.ratified_on),)
                )
            )
        found += (
            Problem(id="changed_and_closed", path=f"changes.{i}", data=(("found", one.service),))
            for i, one in enumerate(self.changes)
            if one.service not in self.minimum
        )
        return found


_KEPT = frozenset({Mode.FLOOR, Mode.FIXED})
"""Rules that protect a right, or leave no room."""


def _is_in_time(crisis: Crisis, day: date) -> bool:
    return crisis.start <= day and (crisis.ratify_by is None or day < crisis.ratify_by)
