"""A figure that the law sets, with every value it has had."""

from itertools import pairwise
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from essmodel.errors import InvalidValueError, NoLawInForceError, Problem
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang, Sayable
from essmodel.rules.datatype import DataType
from essmodel.rules.law.source import Source, status_of
from essmodel.rules.law.status import binds
from essmodel.values.period import Day, Period, on_day

T = TypeVar("T")


@frozen
class Local(Generic[T]):
    """What a figure is for each code: a rate that each town sets."""

    values: tuple[tuple[str, T], ...]

    def __attrs_post_init__(self) -> None:
        codes = [code for code, _ in self.values]
        if len(set(codes)) != len(codes):
            raise InvalidValueError.because("code_twice")

    def said(self, lang: Lang) -> str:
        """Return how many codes have a value."""
        return say("local_figures", lang, count=len(self.values))


@frozen(kw_only=True)
class Enacted(Generic[T]):
    """One value of a parameter, while it was the law."""

    value: T
    period: Period
    source: Source


@frozen(kw_only=True)
class Parameter(Generic[T]):
    """
    A typed key to a legal figure, and the values enacted for it, oldest first.

    ``PUBLIC_CAPITAL_CAP.on(day).value`` is a `Proportion` for readers and for checkers.

    Attributes:
        by: the path of the fact whose code chooses among the values of a `Local`; ``None`` for a
            figure that is the same for all.
    """

    id: str
    label: Sayable = field(eq=False)
    datatype: DataType
    enacted: tuple[Enacted[T], ...]
    by: str | None = None

    def __attrs_post_init__(self) -> None:
        for one in self.enacted:
            if isinstance(one.value, Local) is (self.by is None):
                raise InvalidValueError.because("local_by_what", parameter=self.id)
        for earlier, later in pairwise(self.enacted):
            if not earlier.period.precedes(later.period):
                raise InvalidValueError.because(
                    "enacted_twice", parameter=self.id, first=earlier.period, second=later.period
                )

    def readings(self, day: Day | None) -> tuple[Enacted[T], ...]:
        """Return every value it may have had on *day*; all of them where the day is unknown."""
        in_force = (one for one in self.enacted if binds(status_of(one.source), day) is not False)
        return tuple(one for one in in_force if day is None or one.period.possibly_contains(day))

    def on(self, day: Day) -> Enacted[T]:
        """
        Return the value in force on *day*.

        Raises:
            NoLawInForceError: there was none, or the sources leave two.
        """
        readings = self.readings(day)
        if len(readings) == 1 and readings[0].period.surely_contains(day):
            return readings[0]
        problem = "two_laws_in_force" if readings else "no_law_in_force"
        raise NoLawInForceError(
            Problem(id=problem, data=(("parameter", self.label), ("day", on_day(day))))
        )


AnyParameter = Parameter[Any]
