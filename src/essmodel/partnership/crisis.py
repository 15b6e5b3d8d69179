"""
What a crisis puts aside for a while, and what it never may.

An overlay names the rules that do not apply from a day to a day, and the text that says so.  It
reaches no rule that protects a right or leaves no room, and none of a higher rank than its own
text: those stay, and the overlay says which.
"""

from datetime import date

from attrs import frozen

from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Source, rank
from essmodel.rules.rule import Rule
from essmodel.rules.rulebook import Rulebook
from essmodel.values.period import Period


@frozen(kw_only=True)
class CrisisOverlay:
    """
    A dated derogation.

    Attributes:
        suspends: the ids of rules.
        period: with an end: what has none is no crisis, but the law.
        source: the text that derogates.
    """

    suspends: tuple[str, ...]
    period: Period
    source: Source


@frozen(kw_only=True)
class UnderCrisis:
    """
    The rules of a day in a crisis.

    Attributes:
        law: what is asked.
        suspended: the ids of the rules that were put aside.
        kept: the ids of the rules that the overlay names and may not put aside.
    """

    law: Rulebook
    suspended: tuple[str, ...]
    kept: tuple[str, ...]


def under_crisis(law: Rulebook, overlay: CrisisOverlay, *, on: date) -> UnderCrisis:
    """Return the rules of a day; on a day outside the crisis, all of them."""
    if not overlay.period.surely_contains(on):
        return UnderCrisis(law=law, suspended=(), kept=())
    named = [rule for rule in law.rules if rule.id in overlay.suspends]
    aside = {rule.id for rule in named if _may_be_suspended(rule, overlay.source)}
    return UnderCrisis(
        law=Rulebook(
            rules=tuple(rule for rule in law.rules if rule.id not in aside),
            parameters=law.parameters,
        ),
        suspended=tuple(sorted(aside)),
        kept=tuple(sorted({rule.id for rule in named} - aside)),
    )


def _may_be_suspended(rule: Rule, source: Source) -> bool:
    """Whether a text reaches a rule: it protects nobody, leaves room, and is no higher."""
    own = rank(source)
    is_reached = own is not None and rule.rank is not None and own <= rule.rank
    return is_reached and rule.mode not in {Mode.FLOOR, Mode.FIXED}
