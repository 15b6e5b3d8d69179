"""
Election without candidates: everybody names somebody and says why, and one is consented to.

The rounds of sociocracy (*élection sans candidature*): nominations with reasons; a round in which
they may change; proposals, the most named first; objections with reasons.  What nobody upholds an
objection to is decided.
"""

from collections import Counter
from itertools import groupby

from attrs import frozen

from essmodel.counting.lot import Draw, Lot
from essmodel.errors import InvalidValueError, Problem


@frozen(kw_only=True)
class Nomination:
    """Somebody who is named for a task, by a member, for a reason; oneself may be named."""

    by: str
    of: str
    reason: str


@frozen(kw_only=True)
class Objection:
    """
    Why a member cannot consent to a proposal.

    Attributes:
        is_upheld: whether the circle found it reasoned, and could not meet it (*objection
            raisonnable et maintenue*).
    """

    by: str
    to: str
    reason: str
    is_upheld: bool


@frozen(kw_only=True)
class Proposed:
    """One proposal, and the objections to it that were upheld; none where it is consented to."""

    name: str
    nominations: int
    upheld: tuple[Objection, ...]


@frozen(kw_only=True)
class Consented:
    """Somebody to whom nobody has an objection left; proposals before it failed."""

    elected: str
    proposals: tuple[Proposed, ...]
    draws: tuple[Draw, ...]


@frozen(kw_only=True)
class NoConsent:
    """Nobody of those who were named is consented to: the circle begins again, or adjourns."""

    proposals: tuple[Proposed, ...]
    draws: tuple[Draw, ...]


def elect_without_candidates(  # noqa: PLR0913 - each is a round, or who takes part
    *,
    circle: frozenset[str],
    eligible: frozenset[str],
    nominations: tuple[Nomination, ...],
    changes: tuple[Nomination, ...],
    objections: tuple[Objection, ...],
    lot: Lot,
) -> Consented | NoConsent:
    """
    Return whom a circle consents to.

    Args:
        circle: the members who are present.
        eligible: who may be named.
        nominations: of the first round; a member may name nobody.
        changes: of the second round: they take the place of what the same member said before.
        objections: to proposals.
        lot: which of those named as often is proposed first.

    Raises:
        InvalidValueError: somebody takes part who may not, or says something twice or without a
            reason, or is named who may not be: all at once.
    """
    problems = [
        *_wrong_round(nominations, circle, eligible, "nominations"),
        *_wrong_round(changes, frozenset(one.by for one in nominations), eligible, "changes"),
        *_wrong_objections(objections, circle, frozenset(_named(nominations, changes))),
    ]
    if problems:
        raise InvalidValueError(*problems)
    order, draws = _order(_named(nominations, changes), lot)
    proposals: list[Proposed] = []
    for name, count in order:
        upheld = tuple(one for one in objections if one.to == name and one.is_upheld)
        proposals.append(Proposed(name=name, nominations=count, upheld=upheld))
        if not upheld:
            return Consented(elected=name, proposals=tuple(proposals), draws=draws)
    return NoConsent(proposals=tuple(proposals), draws=draws)


def _named(nominations: tuple[Nomination, ...], changes: tuple[Nomination, ...]) -> Counter[str]:
    """Return how often each is named once all have changed what they wanted to."""
    return Counter({one.by: one.of for one in (*nominations, *changes)}.values())


def _order(named: Counter[str], lot: Lot) -> tuple[list[tuple[str, int]], tuple[Draw, ...]]:
    """Return who is proposed, the most named first, and the lots among those named as often."""
    order: list[tuple[str, int]] = []
    draws: list[Draw] = []
    for count, names in groupby(sorted(named, key=lambda one: -named[one]), named.__getitem__):
        level = [*names]
        if len(level) > 1:
            draws.append(lot.draw(level, purpose=f"proposals with {count} nominations"))
            level = [*draws[-1].order]
        order += [(name, count) for name in level]
    return order, tuple(draws)


def _wrong_round(
    said: tuple[Nomination, ...], speakers: frozenset[str], eligible: frozenset[str], path: str
) -> list[Problem]:
    """Return what is wrong with one round."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for index, one in enumerate(said):
        at = f"{path}.{index}"
        if one.by not in speakers:
            problems.append(Problem(id="consent_speaker", path=at, data=(("name", one.by),)))
        if one.by in seen:
            problems.append(Problem(id="consent_twice", path=at, data=(("name", one.by),)))
        if one.of not in eligible:
            problems.append(Problem(id="consent_ineligible", path=at, data=(("name", one.of),)))
        if not one.reason.strip():
            problems.append(Problem(id="consent_no_reason", path=at))
        seen.add(one.by)
    return problems


def _wrong_objections(
    objections: tuple[Objection, ...], circle: frozenset[str], named: frozenset[str]
) -> list[Problem]:
    """Return what is wrong with the objections."""
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for index, one in enumerate(objections):
        at = f"objections.{index}"
        if one.by not in circle:
            problems.append(Problem(id="consent_speaker", path=at, data=(("name", one.by),)))
        if (one.by, one.to) in seen:
            problems.append(Problem(id="consent_twice", path=at, data=(("name", one.by),)))
        if one.to not in named:
            problems.append(Problem(id="consent_not_proposed", path=at, data=(("name", one.to),)))
        if not one.reason.strip():
            problems.append(Problem(id="consent_no_reason", path=at))
        seen.add((one.by, one.to))
    return problems
