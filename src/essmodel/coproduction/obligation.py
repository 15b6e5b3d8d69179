"""
What a party of an agreement must, may or must not do, when, and what happens where it does not.

Each is an institutional statement: who, under which deontic, does what to whom, under which
circumstances, or else.

Source:
    S. E. S. Crawford and E. Ostrom, "A Grammar of Institutions", 1995; C. Frantz and S. Siddiki,
    "Institutional Grammar 2.0", 2021.
"""

from enum import Enum

from attrs import field, frozen

from essmodel.coproduction.delay import AT_ONCE, Delay
from essmodel.coproduction.remedy import Remedy
from essmodel.coproduction.timing import AfterDone, OnRequest, Throughout, Timing
from essmodel.errors import InvalidValueError, Problem
from essmodel.messages.text import Text
from essmodel.rules.law.source import Source
from essmodel.values.money import Money


class Deontic(Enum):
    """Whether it is owed, allowed or forbidden."""

    MUST = "must"
    MAY = "may"
    MUST_NOT = "must_not"


@frozen(kw_only=True)
class Obligation:
    """
    One promise of an agreement.

    Attributes:
        who: the party whose promise it is.
        to: the party to whom it is made, who may waive it.
        does: what is done, as the agreement says it.
        due: when.
        amount: what is paid, where the promise is a payment; each time.
        evidence: what shows that it was done; ``None`` where nothing need be shown.
        cure: the time to make good, from the day on which a breach was notified.
        remedy: what may follow a breach that was not cured.
        source: the article of the agreement; the agreement itself where it is ``None``.
    """

    id: str
    who: str
    to: str
    deontic: Deontic = Deontic.MUST
    does: Text
    due: Timing
    amount: Money | None = None
    evidence: Text | None = None
    cure: Delay = AT_ONCE
    remedy: Remedy | None = None
    source: Source | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        problems = tuple(self._problems())
        if problems:
            raise InvalidValueError(*problems)

    @property
    def is_owed(self) -> bool:
        """Whether it has deadlines that can be missed."""
        return self.deontic is Deontic.MUST and not isinstance(self.due, Throughout)

    @property
    def is_kept_throughout(self) -> bool:
        """Whether it holds on every day, so that it can be broken on any."""
        return self.deontic is not Deontic.MAY and isinstance(self.due, Throughout)

    @property
    def trigger(self) -> str | None:
        """The obligation after which it comes due."""
        return self.due.obligation if isinstance(self.due, AfterDone) else None

    @property
    def is_information_right(self) -> bool:
        """Whether the other party may ask for it at any time."""
        return isinstance(self.due, OnRequest)

    def _problems(self) -> list[Problem]:
        found: list[Problem] = []
        if self.who == self.to:
            found.append(Problem(id="owed_to_oneself", path="to", data=(("party", self.who),)))
        if self.deontic is Deontic.MUST_NOT and not isinstance(self.due, Throughout):
            found.append(Problem(id="forbidden_until_when", path="due"))
        if self.amount is not None and self.amount.cents <= 0:
            found.append(
                Problem(id="amount_not_positive", path="amount", data=(("found", self.amount),))
            )
        if self.amount is not None and isinstance(self.due, Throughout):
            found.append(Problem(id="paid_when", path="due"))
        if isinstance(self.due, OnRequest) and self.due.by != self.to:
            found.append(
                Problem(
                    id="asked_by_whom",
                    path="due.by",
                    data=(("found", self.due.by), ("to", self.to)),
                )
            )
        return found
