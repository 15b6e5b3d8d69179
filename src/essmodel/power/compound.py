"""
The power of one member where members vote by colleges: a game inside a game.

What a person can do depends on how the college's votes are carried.  In a bloc a member decides
where the college is split and the college decides; where votes are carried in proportion, each
member of a small college brings more of its weight than one of a large.
"""

from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from itertools import accumulate, islice, product
from math import comb, lcm, prod

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.values.threshold import Threshold
from essmodel.values.whole import is_count, is_positive

MOST_MEMBERS = 10_000
"""Up to so many members, the ways to vote are counted."""
MOST_WORK = 1_000_000_000
"""In proportion, up to so many members times ways in which all colleges but the largest split."""


class Carried(Enum):
    """How the votes of colleges become one result, as statutes choose."""

    POOLED = "pooled"
    PROPORTIONAL = "proportional"
    BLOC = "bloc"
    SEPARATE_CONSENT = "separate_consent"


@frozen(kw_only=True)
class VotingCollege:
    """A college: its weight in whole parts, and how many vote in it."""

    name: str
    parts: int = field(validator=is_count)
    members: int = field(validator=is_positive)


@frozen(kw_only=True)
class MemberPower:
    """How likely one member of a college is to decide, where everyone votes by a coin."""

    college: str
    members: int
    power: Fraction


def member_power(
    colleges: tuple[VotingCollege, ...],
    *,
    carried: Carried,
    majority: Threshold,
    inner: Threshold | None = None,
    whole: int | None = None,
) -> tuple[MemberPower, ...]:
    """
    Return the power of one member of each college; members of one college are alike.

    Everyone votes, yes or no, and by the toss of a coin.

    Args:
        colleges: at least one.
        carried: how votes are carried.
        majority: what the whole needs; where each college consents, what each of them needs.
        inner: what a bloc needs within itself.
        whole: all parts, where some are of no college that votes; the sum of those that do where it
            is ``None``.

    Raises:
        InvalidValueError: there is no college, or no weight; *inner* is given without blocs, or
            missing with them; or there are too many ways to vote to count them all.
    """
    parts = sum(one.parts for one in colleges)
    if not colleges or not parts or (whole is not None and whole < parts):
        raise InvalidValueError.because("no_college_has_weight")
    if not is_countable(colleges, carried=carried):
        members = sum(one.members for one in colleges)
        raise InvalidValueError.because("power_uncountable", members=members)
    if (inner is None) is (carried is Carried.BLOC):
        raise InvalidValueError.because("bloc_majority_misplaced", path="inner")
    found: tuple[Fraction, ...]
    match carried:
        case Carried.POOLED:
            members = sum(one.members for one in colleges)
            found = (_splits(members, majority),) * len(colleges)
        case Carried.PROPORTIONAL:
            common = lcm(*(one.members for one in colleges))
            weights = tuple(one.parts * common // one.members for one in colleges)
            spare = ((whole or parts) - parts) * common
            found = tuple(_by_heads(colleges, weights, majority, spare=spare))
        case Carried.BLOC:
            need = majority.least(whole or parts)
            found = tuple(_by_blocs(colleges, need, inner or majority))
        case Carried.SEPARATE_CONSENT:
            found = tuple(_by_consent(colleges, majority))
    return tuple(
        MemberPower(college=one.name, members=one.members, power=power)
        for one, power in zip(colleges, found, strict=True)
    )


def is_countable(colleges: tuple[VotingCollege, ...], *, carried: Carried) -> bool:
    """Return whether all ways to vote can be counted, in seconds and not in hours."""
    sizes = sorted(one.members for one in colleges)
    splits = prod(one + 1 for one in sizes[:-1]) if carried is Carried.PROPORTIONAL else 1
    return sum(sizes) <= MOST_MEMBERS and splits * sum(sizes) <= MOST_WORK


def _by_heads(
    colleges: tuple[VotingCollege, ...],
    weights: tuple[int, ...],
    majority: Threshold,
    *,
    spare: int,
) -> Iterator[Fraction]:
    """Yield the power of a member who brings a weight of their own; nobody brings the *spare*."""
    members = [one.members for one in colleges]
    whole = sum(weight * count for weight, count in zip(weights, members, strict=True))
    need = majority.least(whole + spare)
    for index, weight in enumerate(weights):
        others = [count - (place == index) for place, count in enumerate(members)]
        decisive = _profiles(others, weights, least=need - weight, most=need - 1)
        yield Fraction(decisive, 2 ** (sum(members) - 1))


def _profiles(members: list[int], weights: tuple[int, ...], *, least: int, most: int) -> int:
    """
    Return in how many ways members vote so that the yes weighs from *least* to *most*.

    All weights that the smaller colleges can bring are listed; of the largest, with the sums of
    its ways to vote at hand, only how many of its members make up the rest.
    """
    largest = max(range(len(members)), key=lambda index: members[index])
    sums = {0: 1}
    for index, count in enumerate(members):
        if index != largest:
            sums = _with_college(sums, count, weights[index])
    ways = [0, *accumulate(_row(members[largest]))]
    weight = weights[largest]

    def up_to(bound: int) -> int:
        """Return in how many ways the largest college brings no more than *bound*."""
        if bound < 0:
            return 0
        return ways[min(bound // weight, members[largest]) + 1] if weight else ways[-1]

    return sum(
        number * (up_to(most - brought) - up_to(least - brought - 1))
        for brought, number in sums.items()
    )


def _with_college(sums: dict[int, int], members: int, weight: int) -> dict[int, int]:
    """Return the weights that can be brought once one more college votes, and in how many ways."""
    found: defaultdict[int, int] = defaultdict(int)
    for yes, ways in enumerate(_row(members)):
        for brought, number in sums.items():
            found[brought + yes * weight] += number * ways
    return found


def _row(members: int) -> Iterator[int]:
    """Yield in how many ways nobody, one, two and so on of *members* say yes."""
    ways = 1
    for yes in range(members + 1):
        yield ways
        ways = ways * (members - yes) // (yes + 1)


def _by_blocs(
    colleges: tuple[VotingCollege, ...], need: int, inner: Threshold
) -> Iterator[Fraction]:
    """Yield how likely a member decides the college, times how likely the college decides."""
    chances = tuple(_chance(one.members, inner) for one in colleges)
    for index, college in enumerate(colleges):
        decides = Fraction(0)
        for yes in product((False, True), repeat=len(colleges) - 1):
            others = [*yes[:index], False, *yes[index:]]
            brought = sum(one.parts for one, said in zip(colleges, others, strict=True) if said)
            if brought < need <= brought + college.parts:
                decides += _together(chances, others, index)
        yield decides * _splits(college.members, inner)


def _by_consent(colleges: tuple[VotingCollege, ...], majority: Threshold) -> Iterator[Fraction]:
    """Yield how likely a member decides the college, and all others have consented."""
    for college in colleges:
        found = _splits(college.members, majority)
        for other in colleges:
            if other is not college:
                found *= _chance(other.members, majority)
        yield found


def _together(chances: tuple[Fraction, ...], said: list[bool], index: int) -> Fraction:
    """Return how likely the other colleges say what they are supposed to."""
    found = Fraction(1)
    for other, chance in enumerate(chances):
        if other != index:
            found *= chance if said[other] else 1 - chance
    return found


def _chance(members: int, needed: Threshold) -> Fraction:
    """Return how likely enough of *members* say yes."""
    least = needed.least(members)
    return Fraction(sum(islice(_row(members), least, None)), 2**members)


def _splits(members: int, needed: Threshold) -> Fraction:
    """Return how likely the others are one short of enough, so that one member decides."""
    least = needed.least(members)
    return Fraction(comb(members - 1, least - 1), 2 ** (members - 1)) if least else Fraction(0)
