"""A rule: what it asks, of whom, since when, and who says so."""

import re
from enum import Enum

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Sayable, Text
from essmodel.rules.expression import Node, Param, parts
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Source, rank, status_of
from essmodel.rules.law.status import InForce, LegalStatus
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import ALWAYS, Period

PLACEHOLDER = re.compile(r"\{(\w+)\}")
"""Where a sentence names a figure: ``at least {minimum_age}``."""


class Subject(Enum):
    """What a rule decides about."""

    STATUTES = "statutes"
    CONVENING = "convening"
    PRESENCE = "presence"
    QUORUM = "quorum"
    MAJORITY = "majority"
    SURPLUS = "surplus"
    DISSOLUTION = "dissolution"
    AUDIT = "audit"
    ELIGIBILITY = "eligibility"
    TARIFF = "tariff"
    NEIGHBOURHOOD = "neighbourhood"


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
        mode: which way a lower norm may move it.
        derogates_from: the id of the rule in whose place it is to stand: of a higher rank, within
            its mode; of the same rank, as the special law of its matter.
        status: what was done to all of its pack; its own text has a status too.
        also: the texts that count in it beside its own.
        contested_by: the rules that give the right which it refuses, and prevail neither.
    """

    id: str
    subject: Subject
    requires: Node
    applies: Node | None = None
    says: Sayable | None = field(default=None, eq=False)
    source: Source
    period: Period = ALWAYS
    event: Event
    mode: Mode = Mode.CEILING
    derogates_from: str | None = None
    status: LegalStatus = field(factory=InForce)
    also: tuple[Source, ...] = ()
    contested_by: "tuple[Rule, ...]" = ()

    def __attrs_post_init__(self) -> None:
        for condition in (self.requires, self.applies):
            if condition is not None and condition.type != TRUTH:
                raise InvalidValueError.because(
                    "not_a_condition", path=self.id, found=condition.type
                )
        if isinstance(self.says, Text):
            _require_figures(self, self.says)

    @property
    def rank(self) -> int | None:
        """Its place in the hierarchy of norms; ``None`` where its source only qualifies a norm."""
        return rank(self.source)

    @property
    def statuses(self) -> tuple[LegalStatus, ...]:
        """What was done to its pack and to its text; all of them must leave it in force."""
        return (self.status, status_of(self.source))

    @property
    def conditions(self) -> tuple[Node, ...]:
        """All that is asked of a case before it has answered."""
        own = tuple(one for one in (self.applies, self.requires) if one is not None)
        return own + tuple(one for rule in self.contested_by for one in rule.conditions)

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the legal figures that its conditions name, once each."""
        named = (part for condition in self.conditions for part in parts(condition))
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
