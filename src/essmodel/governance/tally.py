"""The ballots of one resolution, by college: each accepted ballot is in exactly one cell."""

from collections import Counter

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.governance.electorate import Electorate
from essmodel.governance.meeting import Choice, CountedBallots, Resolution
from essmodel.governance.roll import CollegeRoll, Roll
from essmodel.governance.statutes import MajorityBase
from essmodel.values.count import Voices


@frozen(kw_only=True)
class CollegeTally:
    """The voices of one college: entitled, attending, and each way they were cast."""

    roll: CollegeRoll
    yes: Voices
    no: Voices
    abstain: Voices
    blank: Voices
    void: Voices

    def __attrs_post_init__(self) -> None:
        if self.ballots > self.roll.attending:
            raise InvalidValueError.because(
                "more_ballots_than_voices" if self.roll.college else "more_ballots_than_attend",
                college=self.roll.college,
                found=self.ballots.count,
                attending=self.roll.attending.count,
            )

    @property
    def ballots(self) -> Voices:
        """All ballots accepted."""
        return self.yes + self.no + self.abstain + self.blank + self.void

    def base(self, base: MajorityBase) -> Voices:
        """Return the voices that a majority on *base* is a part of."""
        match base:
            case MajorityBase.VOTES_CAST:
                return self.yes + self.no
            case MajorityBase.ATTENDING:
                return self.roll.attending
            case MajorityBase.ALL_MEMBERS:
                return Voices(self.roll.entitled.count)


@frozen(kw_only=True)
class Tally:
    """
    The count of one resolution.

    Attributes:
        refused: members whose ballot was set aside because they did not attend.
    """

    colleges: tuple[CollegeTally, ...]
    refused: tuple[str, ...] = ()


def tally(resolution: Resolution, *, roll: Roll, electorate: Electorate) -> Tally:
    """
    Count the ballots of *resolution*.

    Raises:
        InvalidValueError: a college is unknown, or has more ballots than voices attending.
    """
    counted = resolution.counted
    refused: tuple[str, ...] = ()
    if resolution.ballots:
        counted, refused = _counted(resolution, roll, electorate)
    by_college = {one.college: one for one in counted}
    unknown = by_college.keys() - {one.college for one in roll.colleges}
    if unknown:
        raise InvalidValueError.because("college_unknown", found=min(unknown))
    return Tally(
        colleges=tuple(
            _tallied(one, by_college.get(one.college, CountedBallots())) for one in roll.colleges
        ),
        refused=refused,
    )


def _counted(
    resolution: Resolution, roll: Roll, electorate: Electorate
) -> tuple[tuple[CountedBallots, ...], tuple[str, ...]]:
    """Return the ballots by college, and the members whose ballot does not count."""
    voters, college_of = frozenset(roll.voters), dict(electorate.college_of)
    cells: Counter[tuple[str, Choice]] = Counter(
        (college_of[ballot.member], ballot.choice)
        for ballot in resolution.ballots
        if ballot.member in voters
    )
    refused = {ballot.member for ballot in resolution.ballots} - voters
    counted = tuple(
        CountedBallots(
            college=one.college,
            yes=cells[one.college, Choice.YES],
            no=cells[one.college, Choice.NO],
            abstain=cells[one.college, Choice.ABSTAIN],
            blank=cells[one.college, Choice.BLANK],
            void=cells[one.college, Choice.VOID],
        )
        for one in roll.colleges
    )
    return counted, tuple(sorted(refused))


def _tallied(roll: CollegeRoll, counted: CountedBallots) -> CollegeTally:
    return CollegeTally(
        roll=roll,
        yes=Voices(counted.yes),
        no=Voices(counted.no),
        abstain=Voices(counted.abstain),
        blank=Voices(counted.blank),
        void=Voices(counted.void),
    )
