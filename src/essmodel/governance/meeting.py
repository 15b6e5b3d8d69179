"""A general meeting as it was held: who attended, in person or by proxy, and how they voted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum

from attrs import field, frozen

from essmodel.errors import InvalidValueError, Problem, ids_taken
from essmodel.governance.statutes import Call, DecisionKind
from essmodel.messages.text import Text
from essmodel.rules.law.source import Source
from essmodel.values.period import Day
from essmodel.values.whole import is_count


class Choice(Enum):
    """What a ballot says."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    BLANK = "blank"
    VOID = "void"


@frozen(kw_only=True)
class Proxy:
    """The power that *giver*, absent, gives to *holder* (*pouvoir*)."""

    giver: str
    holder: str


@frozen(kw_only=True)
class NamedAttendance:
    """Who signed the attendance sheet (*feuille de présence*), and the proxies handed in."""

    present: tuple[str, ...]
    proxies: tuple[Proxy, ...] = ()

    def __attrs_post_init__(self) -> None:
        if len(set(self.present)) != len(self.present):
            raise InvalidValueError.because("signed_twice", path="present")
        givers = [proxy.giver for proxy in self.proxies]
        if len(set(givers)) != len(givers):
            raise InvalidValueError.because("two_proxies_given", path="proxies")


@frozen(kw_only=True)
class CountedAttendance:
    """How many members of a college attended, where no names are known."""

    college: str = ""
    present: int = field(validator=is_count)
    represented: int = field(default=0, validator=is_count)


@frozen(kw_only=True)
class Ballot:
    """The vote of one member, cast in person or by their proxy."""

    member: str
    choice: Choice


@frozen(kw_only=True)
class CountedBallots:
    """The votes of one college, counted: a secret ballot leaves nothing else."""

    college: str = ""
    yes: int = field(default=0, validator=is_count)
    no: int = field(default=0, validator=is_count)
    abstain: int = field(default=0, validator=is_count)
    blank: int = field(default=0, validator=is_count)
    void: int = field(default=0, validator=is_count)


@frozen(kw_only=True)
class Resolution:
    """A text put to the vote, and its ballots: by name, or counted by college."""

    id: str
    title: Text
    kind: DecisionKind
    ballots: tuple[Ballot, ...] = ()
    counted: tuple[CountedBallots, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.ballots and self.counted:
            raise InvalidValueError.because("ballots_twice", path="counted")
        members = [ballot.member for ballot in self.ballots]
        if len(set(members)) != len(members):
            raise InvalidValueError.because("voted_twice", path="ballots")
        problems = tuple(_colleges_twice("counted", (one.college for one in self.counted)))
        if problems:
            raise InvalidValueError(*problems)


@frozen(kw_only=True)
class GeneralMeeting:
    """
    A general meeting (*assemblée générale*).

    Attributes:
        fiscal_year_end: the end of the fiscal year whose accounts it receives, on which the
            version of some majority rules depends.
        attendance: by name, or counted by college.
    """

    id: str
    title: Text
    held_on: date
    call: Call
    fiscal_year_end: Day | None = None
    attendance: NamedAttendance | tuple[CountedAttendance, ...]
    resolutions: tuple[Resolution, ...] = ()
    source: Source

    def __attrs_post_init__(self) -> None:
        problems = (
            *ids_taken("resolutions", (one.id for one in self.resolutions)),
            *self._wrong_counts(),
        )
        if problems:
            raise InvalidValueError(*problems)

    def _wrong_counts(self) -> Iterator[Problem]:
        """Yield what cannot be where attendance is counted: no name, and each college once."""
        if isinstance(self.attendance, NamedAttendance):
            return
        yield from _colleges_twice("attendance", (one.college for one in self.attendance))
        for index, one in enumerate(self.resolutions):
            if one.ballots:
                yield Problem(id="ballots_without_names", path=f"resolutions.{index}.ballots")


def _colleges_twice(section: str, colleges: Iterable[str]) -> Iterator[Problem]:
    """Yield each college that is counted twice, of which only one count could be kept."""
    for college, times in Counter(colleges).items():
        if times > 1:
            yield Problem(id="college_twice", path=section, data=(("found", college),))
