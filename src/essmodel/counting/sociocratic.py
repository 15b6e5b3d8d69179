"""
An election without candidates: everyone nominates, listens, may change, and one person is proposed.

Whether the person is elected is then a matter of consent, of which `essmodel.governance` knows.

Source:
    G. Endenburg, Sociocracy as Social Design (Eburon, 1998), on the election by consent.
"""

from collections import Counter
from collections.abc import Mapping

from attrs import frozen

from essmodel.counting.elected import Elected, elected
from essmodel.errors import InvalidValueError, Problem


@frozen(kw_only=True)
class Nominated:
    """
    Who is proposed.

    Attributes:
        first: the nominations of the first round, by name.
        final: after the round of changes.
        changed: who nominated somebody else then, sorted.
        proposed: in the order in which they are proposed, should consent fail for the first.
        elected: the first of them; open where several have most and there is no seed.
    """

    first: tuple[tuple[str, int], ...]
    final: tuple[tuple[str, int], ...]
    changed: tuple[str, ...]
    proposed: tuple[tuple[str, ...], ...]
    elected: Elected


def election_without_candidates(
    nominations: Mapping[str, str],
    *,
    changes: Mapping[str, str],
    eligible: frozenset[str],
    seed: str | None = None,
) -> Nominated:
    """
    Return whom the nominations propose.

    Args:
        nominations: whom each person nominates; oneself is allowed.
        changes: whom those nominate who changed after listening.
        eligible: who may be nominated.
        seed: of the lot among those with most nominations.

    Raises:
        InvalidValueError: somebody who nominated nobody changes, or somebody nominated is not
            eligible.
    """
    late = sorted(changes.keys() - nominations.keys())
    final = {**nominations, **changes}
    wrong = sorted({*nominations.values(), *changes.values()} - eligible)
    problems = (
        *(Problem(id="change_without_nomination", data=(("found", one),)) for one in late),
        *(Problem(id="nominee_not_eligible", data=(("found", one),)) for one in wrong),
    )
    if problems:
        raise InvalidValueError(*problems)
    counts = Counter(final.values())
    groups = _groups(counts)
    return Nominated(
        first=tuple(sorted(Counter(nominations.values()).items())),
        final=tuple(sorted(counts.items())),
        changed=tuple(sorted(one for one in changes if changes[one] != nominations[one])),
        proposed=groups,
        elected=elected(groups, seats=1, seed=seed),
    )


def _groups(counts: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """Return the nominated in groups of as many nominations, the most first."""
    levels = sorted(set(counts.values()), reverse=True)
    return tuple(tuple(sorted(one for one in counts if counts[one] == n)) for n in levels)
