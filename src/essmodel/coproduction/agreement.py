"""An agreement between those who produce a service together: who promises what to whom."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from graphlib import CycleError, TopologicalSorter

from attrs import evolve, field, frozen

from essmodel.coproduction.contribution import Contribution
from essmodel.coproduction.delay import AT_ONCE, Delay
from essmodel.coproduction.grid import Cell
from essmodel.coproduction.obligation import Obligation
from essmodel.coproduction.timing import Every, OnDay, Timing
from essmodel.errors import InvalidValueError, Problem, ids_taken, unknown_ids
from essmodel.messages.text import Text
from essmodel.rules.law.source import Source
from essmodel.rules.statement import Statement
from essmodel.values.money import Money
from essmodel.values.named import by_id
from essmodel.values.whole import is_positive


class AgreementKind(Enum):
    """What the parties call it; what it is in law, its facts say."""

    GRANT = "grant"
    """A grant agreement (*convention de subvention*)."""
    SERVICE_CONTRACT = "service_contract"
    """A public contract for services (*marché public de services*)."""
    CONCESSION = "concession"
    """A concession, with the risk of running it (*délégation de service public*)."""
    ENTRUSTMENT = "entrustment"
    """An act that entrusts a service of general economic interest (*mandat de SIEG*)."""
    PACT = "pact"
    """A pact of collaboration with inhabitants (*pacte de collaboration*)."""
    LEASE = "lease"
    """A lease or loan of premises (*bail, mise à disposition de locaux*)."""


@frozen(kw_only=True)
class Participant:
    """
    A party of an agreement, and where it takes part.

    Attributes:
        takes_part: cells of the grid of levels and phases of co-production.
    """

    party: str
    takes_part: tuple[Cell, ...] = ()


@frozen(kw_only=True)
class Indicator:
    """
    A figure by which the parties look at what comes of it.

    Attributes:
        by: the party who reports it.
        unit: what is counted.
        target: what was hoped for, in words; a figure is no promise.
    """

    id: str
    title: Text
    by: str
    unit: Text | None = None
    target: Text | None = None


@frozen(kw_only=True)
class Committee:
    """
    Those who follow an agreement together (*comité de pilotage*).

    Attributes:
        seats: the parties who sit in it, one for each seat.
        role: what it is for.
    """

    seats: tuple[str, ...]
    role: Text | None = None


@frozen(kw_only=True)
class Renewal:
    """
    When an agreement may go on after its end (*reconduction*).

    Attributes:
        months: for how long each time.
        times: how often.
        notice: how long before the end it is decided at the latest.
        gates: the obligations of which nothing may be open: a report, a balance sheet.
    """

    months: int = field(validator=is_positive)
    times: int = field(validator=is_positive)
    notice: Delay = AT_ONCE
    gates: tuple[str, ...] = ()


@frozen(kw_only=True)
class CrisisClause:
    """
    What a crisis puts off.

    Attributes:
        trigger: what counts as one.
        suspends: the obligations whose deadlines in it are put off to its end.
        lifts: the obligations whose deadlines in it lapse.
        longest: for how many days at most.
    """

    trigger: Text
    suspends: tuple[str, ...] = ()
    lifts: tuple[str, ...] = ()
    longest: int = field(validator=is_positive)

    def __attrs_post_init__(self) -> None:
        both = tuple(one for one in self.lifts if one in self.suspends)
        if both:
            raise InvalidValueError.because("suspended_and_lifted", path="lifts", found=both)


@frozen(kw_only=True)
class Agreement:
    """
    What several parties promise each other (*convention*).

    Attributes:
        kind: what they call it.
        start: its first day.
        end: the first day on which it is over.
        service: the service that it is about, if it is about one.
        notice: how long before any party may end it without a reason; ``None`` where none may.
        amended_by: the parties without whom it is not amended; all of them where it is empty.
        facts: what is stated of it, for the rules that say what it is in law.
    """

    id: str
    title: Text
    kind: AgreementKind
    start: date
    end: date
    source: Source
    service: str | None = None
    participants: tuple[Participant, ...]
    contributions: tuple[Contribution, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    committee: Committee | None = None
    renewal: Renewal | None = None
    notice: Delay | None = None
    crisis: CrisisClause | None = None
    amended_by: tuple[str, ...] = ()
    facts: tuple[Statement, ...] = ()

    def __attrs_post_init__(self) -> None:
        problems = (
            *self._days(),
            *ids_taken("obligations", (one.id for one in self.obligations)),
            *ids_taken("indicators", (one.id for one in self.indicators)),
            *self._strangers(),
            *self._circle(),
        )
        if problems:
            raise InvalidValueError(*problems)

    @property
    def parties(self) -> tuple[str, ...]:
        """Those who sign it."""
        return tuple(one.party for one in self.participants)

    @property
    def consenting(self) -> tuple[str, ...]:
        """Those without whom it is not amended."""
        return self.amended_by or self.parties

    @property
    def information_rights(self) -> tuple[Obligation, ...]:
        """What a party may ask to be told, at any time."""
        return tuple(one for one in self.obligations if one.is_information_right)

    def obligation(self, id: str) -> Obligation:  # noqa: A002 - the word of the field
        """
        Return the obligation whose id it is.

        Raises:
            InvalidValueError: there is none.
        """
        return by_id(self.obligations, id, problem="obligation_unknown")

    def until(self, end: date) -> "Agreement":
        """Return the agreement with another end."""
        return evolve(self, end=end)

    def committed(self, party: str) -> Money:
        """Return the money that a party brings in all."""
        brought = (one.amount for one in self.contributions if one.party == party and one.amount)
        return sum(brought, start=Money(0))

    def _days(self) -> Iterator[Problem]:
        data = (("start", self.start), ("end", self.end))
        if self.end <= self.start:
            yield Problem(id="agreement_ends_before_it_starts", path="end", data=data)
            return
        for index, one in enumerate(self.obligations):
            day = _first_day(one.due)
            if day is not None and not self.start <= day < self.end:
                yield Problem(
                    id="deadline_outside",
                    path=f"obligations.{index}.due",
                    data=(("found", day), *data),
                )

    def _strangers(self) -> tuple[Problem, ...]:
        """Return what names somebody or something that is not part of the agreement."""
        parties = frozenset(self.parties)
        promises = frozenset(one.id for one in self.obligations)
        named = [
            *((f"contributions.{i}.party", one.party) for i, one in enumerate(self.contributions)),
            *((f"obligations.{i}.who", one.who) for i, one in enumerate(self.obligations)),
            *((f"obligations.{i}.to", one.to) for i, one in enumerate(self.obligations)),
            *((f"indicators.{i}.by", one.by) for i, one in enumerate(self.indicators)),
            *_paths("amended_by", self.amended_by),
        ]
        triggers = [
            (f"obligations.{i}.due.obligation", one.trigger)
            for i, one in enumerate(self.obligations)
        ]
        clauses = [
            *_paths("renewal.gates", self.renewal.gates if self.renewal else ()),
            *_paths("crisis.suspends", self.crisis.suspends if self.crisis else ()),
            *_paths("crisis.lifts", self.crisis.lifts if self.crisis else ()),
        ]
        return (
            *ids_taken("participants", self.parties),
            *unknown_ids((path, name, parties) for path, name in named),
            *unknown_ids((path, name, promises) for path, name in (*triggers, *clauses)),
        )

    def _circle(self) -> Iterator[Problem]:
        """Yield that obligations wait for each other, so that none ever comes due."""
        waits = {one.id: {one.trigger} for one in self.obligations if one.trigger}
        try:
            TopologicalSorter(waits).prepare()
        except CycleError as error:
            circle = tuple(error.args[1])
            yield Problem(id="obligations_in_circle", path="obligations", data=(("found", circle),))


def _paths(section: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((f"{section}.{index}", name) for index, name in enumerate(names))


def _first_day(timing: Timing) -> date | None:
    """Return the first day that is written down, of what has one."""
    match timing:
        case OnDay(day=day) | Every(first=day):
            return day
        case _:
            return None
