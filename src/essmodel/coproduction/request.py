"""A request for a service, and the decision it comes to."""

from attrs import frozen

from essmodel.rules.finding import Finding, Standing
from essmodel.rules.law.source import Source, weakest
from essmodel.rules.observation import Observation
from essmodel.rules.statement import Statement
from essmodel.rules.verdict import Cause
from essmodel.values.money import Money


@frozen(kw_only=True)
class Request:
    """
    What someone asks for.

    Attributes:
        person: the party who asks, whose own facts count beside these.
        facts: what the request states, as written.
        sheets: what it states as typed facts, instances of classes made by a pack.
    """

    id: str
    service: str
    person: str | None = None
    facts: tuple[Statement, ...] = ()
    sheets: tuple[object, ...] = ()


@frozen(kw_only=True)
class Price:
    """
    What the person pays.

    Attributes:
        amount: the price; ``None`` where nobody can tell it, for the reasons in *causes*.
        observations: the facts that it was looked up by.
        source: the price list.
        readings: who says how the list is read, where the price rests on that.
    """

    amount: Money | None
    causes: tuple[Cause, ...] = ()
    observations: tuple[Observation, ...] = ()
    source: Source
    readings: tuple[Source, ...] = ()

    @property
    def is_doubt(self) -> bool:
        """Whether it rests on something that nobody read as law."""
        confidence = weakest((self.source, *self.readings))
        return self.amount is not None and confidence is not None and not confidence.is_law


@frozen(kw_only=True)
class Granted:
    """The person may have the service, at a *price* where it has one."""

    findings: tuple[Finding, ...]
    price: Price | None


@frozen(kw_only=True)
class Refused:
    """The person may not have the service; every reason is in the findings."""

    findings: tuple[Finding, ...]


@frozen(kw_only=True)
class Undecided:
    """Nobody can tell yet; the findings or the price say what is missing."""

    findings: tuple[Finding, ...]
    price: Price | None


Answer = Granted | Refused | Undecided


def standing(answer: Answer) -> Standing:
    """Return what an answer comes to."""
    match answer:
        case Granted():
            return Standing.MET
        case Refused():
            return Standing.UNMET
        case Undecided():
            return Standing.UNDETERMINED
