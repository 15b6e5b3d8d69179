"""The ballots of one resolution, by college: each accepted ballot is in exactly one cell."""

from collections import Counter

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.governance.assembly_rule import UNSAID, AssemblyRule, BlankProxies, Conflicts
from essmodel.governance.electorate import Electorate
from essmodel.governance.meeting import Ballot, Choice, CountedBallots, Resolution
from essmodel.governance.roll import NO_VOICES, CollegeRoll, Roll
from essmodel.governance.statutes import MajorityBase
from essmodel.values.count import Voices


@frozen(kw_only=True)
class CollegeTally:
    """
    The voices of one college: entitled, attending, and each way they were cast.

    Attributes:
        from_blank: as many of them as blank proxies brought, all in one way.
    """

    roll: CollegeRoll
    yes: Voices
    no: Voices
    abstain: Voices
    blank: Voices
    void: Voices
    from_blank: Voices = NO_VOICES

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
        barred: members who may not vote because of an interest of their own.
    """

    colleges: tuple[CollegeTally, ...]
    refused: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()


def tally(
    resolution: Resolution, *, roll: Roll, electorate: Electorate, rule: AssemblyRule = UNSAID
) -> Tally:
    """
    Count the ballots of *resolution*.

    Raises:
        InvalidValueError: a college is unknown, or has more ballots than voices attending.
    """
    barred = _barred(resolution, rule)
    counted = resolution.counted
    refused: tuple[str, ...] = ()
    voters = frozenset(roll.voters) - barred
    ballots = resolution.ballots or _consents(resolution, voters)
    if ballots:
        counted, refused = _counted(ballots, voters, roll, electorate)
    by_college = {one.college: one for one in counted}
    unknown = by_college.keys() - {one.college for one in roll.colleges}
    if unknown:
        raise InvalidValueError.because("college_unknown", found=min(unknown))
    blanks = _blanks(roll, electorate, barred)
    choice = blank_choice(resolution, rule)
    return Tally(
        colleges=tuple(
            _tallied(
                one, by_college.get(one.college, CountedBallots()), blanks[one.college], choice
            )
            for one in roll.colleges
        ),
        refused=tuple(one for one in refused if one not in barred),
        barred=tuple(sorted(barred.intersection((*roll.voters, *roll.blank_givers)))),
    )


def blank_choice(resolution: Resolution, rule: AssemblyRule) -> Choice:
    """Return how proxies without a holder vote on *resolution*."""
    if rule.blank_proxies is not BlankProxies.WITH_THE_BOARD:
        return Choice.ABSTAIN
    return Choice.YES if resolution.supported else Choice.NO


def _consents(resolution: Resolution, voters: frozenset[str]) -> tuple[Ballot, ...]:
    """Return how those vote who attend a decision by consent; an unsettled objection is a no."""
    if resolution.objections is None:
        return ()
    against = {one.member for one in resolution.objections if one.upheld is not False}
    return tuple(
        Ballot(member=one, choice=Choice.NO if one in against else Choice.YES)
        for one in sorted(voters | against)
    )


def _barred(resolution: Resolution, rule: AssemblyRule) -> frozenset[str]:
    """Return who may attend and not vote; who may not even attend is not on the roll."""
    is_barring = rule.conflicts is Conflicts.NO_VOTE
    return frozenset(resolution.conflicted) if is_barring else frozenset()


def _blanks(roll: Roll, electorate: Electorate, barred: frozenset[str]) -> Counter[str]:
    """Return the voices of blank proxies, by college."""
    college_of = dict(electorate.college_of)
    blanks = Counter({one.college: one.blank.count for one in roll.colleges})
    blanks.subtract(college_of[one] for one in roll.blank_givers if one in barred)
    return blanks


def _counted(
    ballots: tuple[Ballot, ...], voters: frozenset[str], roll: Roll, electorate: Electorate
) -> tuple[tuple[CountedBallots, ...], tuple[str, ...]]:
    """Return the ballots by college, and the members whose ballot does not count."""
    college_of = dict(electorate.college_of)
    cells: Counter[tuple[str, Choice]] = Counter(
        (college_of[ballot.member], ballot.choice) for ballot in ballots if ballot.member in voters
    )
    refused = {ballot.member for ballot in ballots} - voters
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


def _tallied(
    roll: CollegeRoll, counted: CountedBallots, blanks: int, choice: Choice
) -> CollegeTally:
    return CollegeTally(
        roll=roll,
        yes=Voices(counted.yes + blanks * (choice is Choice.YES)),
        no=Voices(counted.no + blanks * (choice is Choice.NO)),
        abstain=Voices(counted.abstain + blanks * (choice is Choice.ABSTAIN)),
        blank=Voices(counted.blank),
        void=Voices(counted.void),
        from_blank=Voices(blanks),
    )
