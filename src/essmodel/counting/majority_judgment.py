"""Majority judgment: the grade that a majority gives at least, and what decides between equals."""

from enum import Enum
from itertools import accumulate, groupby

from attrs import frozen

from essmodel.counting.ballots import Profile
from essmodel.counting.lot import Draw, Lot
from essmodel.counting.merit import MeritProfile, merits
from essmodel.counting.seat import seated
from essmodel.errors import InvalidValueError

Key = tuple[int, ...]


class Ungraded(Enum):
    """
    What becomes of a candidate whom a ballot does not grade.

    Attributes:
        WORST: it counts as the last of the grades, as in Balinski and Laraki's elections.
        REFUSED: such ballots are refused; take them out, and count them as null.
    """

    WORST = "worst"
    REFUSED = "refused"


class JudgmentTie(Enum):
    """
    What decides between candidates of the same majority grade.

    Attributes:
        GAUGE: the majority gauge: of the part above the grade and the part below it the greater
            decides, for or against; where they are equal, against (M. Balinski and R. Laraki,
            *Majority Judgment*, MIT Press 2010, chapter 13).  Equal gauges stay tied.
        VALUE: the majority value: one median vote after the other is taken away, and the grades
            that come up are compared (the same book, chapter 12).  Only those stay tied who have
            exactly the same grades.
    """

    GAUGE = "gauge"
    VALUE = "value"


@frozen(kw_only=True)
class Judged:
    """
    What the ballots say of one candidate.

    Attributes:
        grade: the best grade that more than half of the ballots give at least (*mention
            majoritaire*); of an even number, the lower of the two in the middle.
        above: how many give a better one.
        below: how many give a worse one.
        grades: how many give each grade, best first.
    """

    candidate: str
    grade: str
    above: int
    below: int
    grades: tuple[int, ...]


@frozen(kw_only=True)
class Judgment:
    """
    What a majority judgment came to.

    Attributes:
        elected: the highest first.
        judged: every candidate, in the order of the ballot.
        tie: what decided between equal grades.
        draws: the lots for the last seats.
    """

    elected: tuple[str, ...]
    judged: tuple[Judged, ...]
    tie: JudgmentTie
    draws: tuple[Draw, ...]


def majority_judgment(
    ballots: Profile | MeritProfile, *, seats: int, tie: JudgmentTie, ungraded: Ungraded, lot: Lot
) -> Judgment:
    """
    Give the seats to those whose majority grades are best (*jugement majoritaire*).

    Args:
        ballots: grades, or only how many gave each.
        seats: how many there are.
        tie: what decides between equal majority grades.
        ungraded: what becomes of a candidate whom a ballot does not grade.
        lot: what remains tied is settled with.

    Raises:
        InvalidValueError: the ballots are no grades, there are none, some grade is missing where
            that is refused, or there is no seat.
    """
    profile = merits(ballots) if isinstance(ballots, Profile) else ballots
    if not profile.valid:
        raise InvalidValueError.because("judgment_no_ballot")
    missing = sum(line[0] for line in profile.grades)
    if missing and ungraded is Ungraded.REFUSED:
        raise InvalidValueError.because("judgment_ungraded", count=missing)
    grades = {
        name: (*line[1:-1], line[-1] + line[0])
        for name, line in zip(profile.candidates, profile.grades, strict=True)
    }
    heights = _by_gauge(grades) if tie is JudgmentTie.GAUGE else _by_value(grades)
    elected, draws = seated(heights, seats=seats, lot=lot, purpose="the last seats")
    judged = tuple(_judged(name, counts, profile.levels) for name, counts in grades.items())
    return Judgment(elected=elected, judged=judged, tie=tie, draws=draws)


def standing(found: Judgment) -> list[list[str]]:
    """Return all candidates from the best; those whom grades do not part stand together."""
    grades = {one.candidate: one.grades for one in found.judged}
    heights = _by_gauge(grades) if found.tie is JudgmentTie.GAUGE else _by_value(grades)
    ordered = sorted(heights, key=lambda name: (heights[name], name), reverse=True)
    return [sorted(group) for _, group in groupby(ordered, key=lambda name: heights[name])]


def _median(counts: Key) -> int:
    """Return the number of the best grade that more than half give at least."""
    half = sum(counts) // 2
    return next(grade for grade, reached in enumerate(accumulate(counts)) if reached > half)


def _judged(name: str, counts: Key, levels: tuple[str, ...]) -> Judged:
    grade = _median(counts)
    return Judged(
        candidate=name,
        grade=levels[grade],
        above=sum(counts[:grade]),
        below=sum(counts[grade + 1 :]),
        grades=counts,
    )


def _by_gauge(grades: dict[str, Key]) -> dict[str, Key]:
    """Return how high each stands: its grade, then for or against, then by how much."""
    heights: dict[str, Key] = {}
    for name, counts in grades.items():
        grade = _median(counts)
        above, below = sum(counts[:grade]), sum(counts[grade + 1 :])
        heights[name] = (-grade, 1, above) if above > below else (-grade, 0, -below)
    return heights


def _by_value(grades: dict[str, Key]) -> dict[str, Key]:
    """
    Return how high each stands by the medians that come up one after the other.

    They come from the middle outwards, below and above in turn, and stay the same for long runs:
    it is enough to look where a run of somebody begins.
    """
    whole = sum(next(iter(grades.values())))
    ends = {name: tuple(accumulate(counts)) for name, counts in grades.items()}
    below, above = whole // 2, (whole - 1) // 2
    begins = {one - below for mine in ends.values() for one in mine}
    begins |= {above - one + 1 for mine in ends.values() for one in mine}
    steps = sorted({0, *(one for one in begins if 0 <= one <= above)})
    return {
        name: tuple(
            -_grade_at(mine, place) for step in steps for place in (below + step, above - step)
        )
        for name, mine in ends.items()
    }


def _grade_at(ends: tuple[int, ...], place: int) -> int:
    """Return the grade of the vote at *place*; grades end before the places of *ends*."""
    return sum(end <= place for end in ends)
