"""A case that a lawyer reads and signs: a sentence, the facts given, and what comes of them."""

from datetime import date
from enum import Enum

from attrs import field, frozen

from essmodel.errors import InvalidValueError, Position
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang, Text
from essmodel.rules.statement import Statement
from essmodel.values.money import Money


class Outcome(Enum):
    """What a person is told about a service, or what a rule comes to."""

    GRANTED = "granted"
    REFUSED = "refused"
    UNDECIDED = "undecided"
    MET = "met"
    UNMET = "unmet"
    UNDETERMINED = "undetermined"
    DOES_NOT_APPLY = "does_not_apply"

    def said(self, lang: Lang) -> str:
        """Return the outcome in words."""
        return say(f"outcome_is_{self.value}", lang)


OF_A_SERVICE = frozenset({Outcome.GRANTED, Outcome.REFUSED, Outcome.UNDECIDED})


@frozen(kw_only=True)
class Expectation:
    """
    What comes of a case.

    Attributes:
        answer: granted, refused or undecided for a service; for a rule, the others.
        price: what the service costs; not looked at where it is ``None``.
        within: how far from it the price may be, where whoever expects it rounds otherwise.
        missing: the facts that would settle it; not looked at where there are none.
    """

    answer: Outcome
    price: Money | None = None
    within: Money | None = None
    missing: tuple[str, ...] = ()


@frozen(kw_only=True)
class ReadableCase:
    """
    One case.

    Attributes:
        says: the case as people tell it.
        on: the day of the decision.
        service: the id of the service that is asked for; or
        rule: the id of the rule that is asked.
        given: what is known, as it is written.
        at: where it was written.
    """

    says: Text
    on: date
    service: str | None = None
    rule: str | None = None
    given: tuple[Statement, ...] = ()
    expects: Expectation
    at: Position | None = field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if (self.service is None) is (self.rule is None):
            raise InvalidValueError.because("service_or_rule")
        is_fitting = (self.expects.answer in OF_A_SERVICE) is (self.service is not None)
        if not is_fitting or (self.expects.price is not None and self.service is None):
            raise InvalidValueError.because(
                "expected_of_what", path="expects", found=self.expects.answer.value
            )
