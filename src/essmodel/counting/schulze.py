"""Schulze's method: pairs of candidates compared, and a defeat undone by a stronger way round."""

from enum import Enum

from attrs import field, frozen

from essmodel.counting.array import Matrix
from essmodel.counting.ballots import Profile
from essmodel.counting.lot import Draw, Lot
from essmodel.counting.tally import preferences
from essmodel.errors import InvalidValueError, Problem
from essmodel.values.threshold import Threshold
from essmodel.values.whole import is_count


class Strength(Enum):
    """
    How strong it is that more ballots prefer one candidate to another than the reverse.

    Attributes:
        WINNING_VOTES: how many prefer the one.
        MARGINS: how many more than prefer the other.
        WINNING_THEN_LOSING: how many prefer the one; of as many, fewer for the other is stronger
            (Debian's constitution, A.6.7 of 2003, A.5.8 of 2022).
    """

    WINNING_VOTES = "winning votes"
    MARGINS = "margins"
    WINNING_THEN_LOSING = "winning votes, then losing votes"


@frozen(kw_only=True)
class Needed:
    """
    What an option needs against the default option, so that it is counted at all.

    Attributes:
        option: its name.
        quorum: how many ballots must prefer it to the default option; 0 where none is asked.
        majority: the part of those that prefer one of the two; three to one, where exactly three
            to one is not enough, is ``Threshold(part=3, whole=4, is_strict=True)``.
    """

    option: str
    quorum: int = field(validator=is_count)
    majority: Threshold


@frozen(kw_only=True)
class Paired:
    """
    What a comparison by pairs came to.

    Attributes:
        winner: whom nobody beats, or who was drawn among those.
        unbeaten: all whom nobody beats, by name (Debian: after the weakest defeats are dropped).
        preferred: how many prefer the candidate of the line to that of the column.
        dropped: options that missed quorum or majority, in the order of the ballot.
        draws: the lot, where several are unbeaten.
    """

    winner: str
    unbeaten: tuple[str, ...]
    preferred: Matrix
    dropped: tuple[str, ...]
    draws: tuple[Draw, ...]


def schulze(profile: Profile, *, strength: Strength, lot: Lot) -> Paired:
    """
    Return the winner of rankings (*méthode Schulze*; M. Schulze, 2011).

    Args:
        profile: rankings; equal ranks prefer neither, and the unranked stand below the ranked.
        strength: what the strength of a defeat is.
        lot: what is settled by lot where several are unbeaten.

    Raises:
        InvalidValueError: the ballots are no rankings.
    """
    return _paired(profile, preferences(profile), dropped=(), strength=strength, lot=lot)


def schulze_with_default(
    profile: Profile, *, default: str, needed: tuple[Needed, ...], strength: Strength, lot: Lot
) -> Paired:
    """
    Return the winner among the options that are good enough against *default*.

    The order of Debian's constitution: quorum, then majority, then Schulze among what is left and
    the default option.

    Args:
        profile: rankings of all options.
        default: the option that needs nothing: further discussion, none of the above.
        needed: what each other option needs.
        strength: what the strength of a defeat is.
        lot: what is settled by lot where several are unbeaten: the constitution has a casting vote.

    Raises:
        InvalidValueError: an option is not on the ballot, or needs nothing or two things: all at
            once.
    """
    _require_options(profile, default, needed)
    preferred = preferences(profile)
    at = {name: number for number, name in enumerate(profile.candidates)}
    last = at[default]
    missed = {
        one.option
        for one in needed
        if not _is_enough(one, preferred[at[one.option]][last], preferred[last][at[one.option]])
    }
    dropped = tuple(name for name in profile.candidates if name in missed)
    return _paired(profile, preferred, dropped=dropped, strength=strength, lot=lot)


def _is_enough(needed: Needed, better: int, worse: int) -> bool:
    """Return whether *better* ballots above the default option are enough against *worse*."""
    part, whole = needed.majority.part, needed.majority.whole
    have, bar = better * whole, (better + worse) * part
    return better >= needed.quorum and (have > bar if needed.majority.is_strict else have >= bar)


def _require_options(profile: Profile, default: str, needed: tuple[Needed, ...]) -> None:
    named = [default, *(one.option for one in needed)]
    problems = [
        Problem(id="schulze_option_unknown", path=f"needed.{index}", data=(("name", name),))
        for index, name in enumerate(named, start=-1)
        if name not in profile.candidates
    ]
    problems += [
        Problem(id="schulze_needs", data=(("name", name), ("count", named.count(name))))
        for name in profile.candidates
        if named.count(name) != 1
    ]
    if problems:
        raise InvalidValueError(*problems)


def _paired(
    profile: Profile, preferred: Matrix, *, dropped: tuple[str, ...], strength: Strength, lot: Lot
) -> Paired:
    names = profile.candidates
    left = [number for number, name in enumerate(names) if name not in dropped]
    ways = _strongest_ways(_defeats(preferred, left, strength))
    unbeaten = tuple(
        sorted(
            names[left[one]]
            for one, mine in enumerate(ways)
            if not any(ways[other][one] > mine[other] for other in range(len(left)))
        )
    )
    draw = lot.draw(unbeaten, purpose="the winner")
    return Paired(
        winner=draw.first,
        unbeaten=unbeaten,
        preferred=preferred,
        dropped=dropped,
        draws=(draw,) if len(unbeaten) > 1 else (),
    )


def _defeats(preferred: Matrix, left: list[int], strength: Strength) -> list[list[int]]:
    """Return how strongly each of *left* beats each other; 0 where it does not."""
    most = max((max(line) for line in preferred), default=0) + 1

    def strong(mine: int, theirs: int) -> int:
        if mine <= theirs:
            return 0
        match strength:
            case Strength.WINNING_VOTES:
                return mine
            case Strength.MARGINS:
                return mine - theirs
            case Strength.WINNING_THEN_LOSING:
                return mine * most + most - theirs

    return [
        [strong(preferred[one][other], preferred[other][one]) for other in left] for one in left
    ]


def _strongest_ways(defeats: list[list[int]]) -> list[list[int]]:
    """Return the strength of the strongest way of defeats from each to each: of its weakest one."""
    ways = [[*line] for line in defeats]
    for over, middle in enumerate(ways):
        for line in ways:
            reach = line[over]
            line[:] = [max(one, min(reach, there)) for one, there in zip(line, middle, strict=True)]
    return ways
