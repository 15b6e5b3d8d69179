"""Three verdicts, never two: met, unmet, and undetermined with its causes."""

from attrs import frozen

from essmodel.messages.text import Sayable
from essmodel.rules.law.source import Source


@frozen
class Missing:
    """Facts that the case does not state, by path; together they would tell more."""

    facts: frozenset[str]


@frozen
class Silent:
    """The source says nothing for this value."""

    source: Source


@frozen
class Conflicting:
    """Sources of one rank contradict each other."""

    sources: tuple[Source, ...]


@frozen
class Failed:
    """A rule could not be run."""

    rule: str
    why: Sayable


@frozen
class Unsettled:
    """Two readings are possible, and they answer differently."""

    readings: tuple[Source, ...]


Cause = Missing | Silent | Conflicting | Failed | Unsettled


@frozen
class Met:
    """The rule is satisfied."""


@frozen
class Unmet:
    """The rule is not satisfied."""


@frozen
class Undetermined:
    """Nobody can tell yet, and why."""

    causes: tuple[Cause, ...]


Verdict = Met | Unmet | Undetermined


def merged(causes: tuple[Cause, ...]) -> tuple[Cause, ...]:
    """Return *causes* once each, the missing facts gathered into one."""
    gaps = (cause.facts for cause in causes if isinstance(cause, Missing))
    missing = frozenset[str]().union(*gaps)
    others = tuple(dict.fromkeys(cause for cause in causes if not isinstance(cause, Missing)))
    return ((Missing(missing),) if missing else ()) + others
