"""What statutes ask of a kind of decision, as conditions to write company law with."""

from essmodel.governance.fact import CooperativeFacts, DecisionRecord
from essmodel.governance.statutes import DecisionKind
from essmodel.rules.term import Term, reaches
from essmodel.values.threshold import Threshold

ORDINARY = DecisionKind.ORDINARY.value
EXTRAORDINARY = DecisionKind.EXTRAORDINARY.value

MORE_THAN_HALF = Threshold(part=1, whole=2, is_strict=True)


def statutes_speak_of(kind: str) -> Term[bool]:
    """Whether the statutes say how decisions of *kind* are taken; else the law alone does."""
    return CooperativeFacts.decisions.any(DecisionRecord.kind == kind)


def in_statutes(kind: str, asked: Term[bool]) -> Term[bool]:
    """Whether what the statutes say of decisions of *kind* satisfies *asked*."""
    return CooperativeFacts.decisions.all((DecisionRecord.kind != kind) | asked)


def majority_is_at_least(threshold: Threshold) -> Term[bool]:
    """
    Whether a statutory majority is no lower than *threshold*, whichever base it has.

    "At least one half" is lower than "more than one half".  A majority of those attending, or of
    all members, is never easier to reach than the same majority of the votes cast.
    """
    part, whole = DecisionRecord.majority_part, DecisionRecord.majority_whole
    if not threshold.is_strict:
        return reaches(threshold, part, of=whole)
    equal = part * threshold.whole == whole * threshold.part
    return reaches(threshold, part, of=whole) | (DecisionRecord.majority_is_strict & equal)
