"""A rule: what it asks, of whom, since when, and who says so."""

import re
from enum import Enum

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Sayable, Text
from essmodel.rules.expression import Node, Param, parts
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Source
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import ALWAYS, Period

PLACEHOLDER = re.compile(r"\{(\w+)\}")
"""Where a sentence names a figure: ``at least {minimum_age}``."""


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
        if isinstance(self.says, Text):
            _require_figures(self, self.says)

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the legal figures that its conditions name, once each."""
        conditions = (one for one in (self.applies, self.requires) if one is not None)
        named = (part for condition in conditions for part in parts(condition))
        return tuple(dict.fromkeys(part.id for part in named if isinstance(part, Param)))


def short_name(figure: str) -> str:
    """Return the last part of the id of a figure, by which a sentence names it."""
    return figure.rpartition(".")[2]


def _require_figures(rule: Rule, says: Text) -> None:
    """Refuse a sentence that names a figure which its rule does not use."""
    known = tuple(short_name(one) for one in rule.figures)
    for name in (*PLACEHOLDER.findall(says.en), *PLACEHOLDER.findall(says.fr)):
        if name not in known:
            raise InvalidValueError.because("figure_unused", path=rule.id, found=name, known=known)
