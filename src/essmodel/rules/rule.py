"""A rule: what it asks, of whom, since when, and who says so."""

from enum import Enum

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Sayable
from essmodel.rules.expression import TRUTH, Node
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Source
from essmodel.values.period import ALWAYS, Period


class Subject(Enum):
    """What a rule decides about."""

    STATUTES = "statutes"
    QUORUM = "quorum"
    MAJORITY = "majority"
    ELIGIBILITY = "eligibility"


@frozen(kw_only=True)
class Rule:
    """
    One version of one rule.

    Attributes:
        id: shared by all versions of the rule, whose periods do not overlap.
        requires: the condition to satisfy.
        applies: to which cases; to all where it is ``None``.
        says: what it requires, its placeholders named after the parameters used (the last part of
            their id); where it is ``None`` the condition itself is worded.
        event: the event whose date chooses the version.
    """

    id: str
    subject: Subject
    requires: Node
    applies: Node | None = None
    says: Sayable | None = field(default=None, eq=False)
    source: Source
    period: Period = ALWAYS
    event: Event

    def __attrs_post_init__(self) -> None:
        for condition in (self.requires, self.applies):
            if condition is not None and condition.type != TRUTH:
                raise InvalidValueError.because(
                    "not_a_condition", path=self.id, found=condition.type
                )
