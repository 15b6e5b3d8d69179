"""A general meeting as it was held: who attended, in person or by proxy, and how they voted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
    """The power that *giver*, absent, gives to *holder*, or to nobody by name (*pouvoir*)."""

    giver: str
    holder: str | None = None


@frozen(kw_only=True)
class NamedAttendance:
    """
    Who signed the attendance sheet (*feuille de présence*), and the proxies handed in.

    Attributes:
        present: those in the room.
        remote: those who took part from afar.
        by_post: those whose form came by post.
        proxies: with their holders; a blank one names none.
    """

    present: tuple[str, ...]
    remote: tuple[str, ...] = ()
    by_post: tuple[str, ...] = ()
    proxies: tuple[Proxy, ...] = ()

    def __attrs_post_init__(self) -> None:
        ways = {"present": self.present, "remote": self.remote, "by_post": self.by_post}
        givers = tuple(proxy.giver for proxy in self.proxies)
        problems = (
            *_twice("signed_twice", ways),
            *_twice("two_proxies_given", {"proxies": givers}),
        )
        if problems:
            raise InvalidValueError(*problems)

    @property
    def taking_part(self) -> tuple[str, ...]:
        """Those who hear and can be heard, and so may hold a proxy: in the room or from afar."""
        return (*self.present, *self.remote)


@frozen(kw_only=True)
class CountedAttendance:
    """
    How many members of a college attended, where no names are known.

    Attributes:
        represented: by proxies with a holder.
        blank_proxies: by proxies without one.
    """

    college: str = ""
    present: int = field(validator=is_count)
    remote: int = field(default=0, validator=is_count)
    by_post: int = field(default=0, validator=is_count)
    represented: int = field(default=0, validator=is_count)
    blank_proxies: int = field(default=0, validator=is_count)


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
class Objection:
    """
    What a member holds against a text that is to be decided by consent.

    Attributes:
        reason: without a reason there is no objection.
        upheld: whether it stands; ``None`` while that is not settled, and no where it was
            withdrawn or the text took it in.
    """

    member: str
    reason: str
    upheld: bool | None = None


@frozen(kw_only=True)
class Resolution:
    """
    A text put to the vote, and its ballots: by name, or counted by college.

    Or decided by consent: then nobody votes, and whoever attends without objecting agrees.

    Attributes:
        supported: whether the board supports it, on which the vote of a blank proxy may depend.
        conflicted: the members with an interest of their own in it.
        secret: whether nobody may learn how somebody voted.
        objections: where it is decided by consent, and only there.
    """

    id: str
    title: Text
    kind: DecisionKind
    supported: bool | None = None
    conflicted: tuple[str, ...] = ()
    secret: bool = False
    objections: tuple[Objection, ...] | None = None
    ballots: tuple[Ballot, ...] = ()
    counted: tuple[CountedBallots, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.ballots and self.counted:
            raise InvalidValueError.because("ballots_twice", path="counted")
        if self.conflicted and self.counted:
            raise InvalidValueError.because("conflicts_without_names", path="conflicted")
        if self.objections is not None and (self.ballots or self.counted):
            raise InvalidValueError.because("consent_with_ballots", path="objections")
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
        called_on: the day on which members were called (*convocation*).
        agenda: the resolutions that the notice announced (*ordre du jour*), by their ids.
        fiscal_year_end: the end of the fiscal year whose accounts it receives, on which the
            version of some majority rules depends.
        closed_doors: whether nobody could attend, on site or from afar.
        attendance: by name, or counted by college.
    """

    id: str
    title: Text
    held_on: date
    call: Call
    called_on: date | None = None
    agenda: tuple[str, ...] | None = None
    fiscal_year_end: Day | None = None
    closed_doors: bool | None = None
    attendance: NamedAttendance | tuple[CountedAttendance, ...]
    resolutions: tuple[Resolution, ...] = ()
    source: Source

    def __attrs_post_init__(self) -> None:
        problems = (
            *ids_taken("resolutions", (one.id for one in self.resolutions)),
            *self._wrong_counts(),
            *self._called_too_late(),
        )
        if problems:
            raise InvalidValueError(*problems)

    def _called_too_late(self) -> Iterator[Problem]:
        """Yield that nobody can be called to a meeting that was held."""
        if self.called_on is not None and self.called_on > self.held_on:
            data = (("found", self.called_on), ("held_on", self.held_on))
            yield Problem(id="called_after_meeting", path="called_on", data=data)

    def _wrong_counts(self) -> Iterator[Problem]:
        """Yield what cannot be where attendance is counted: no name, and each college once."""
        if isinstance(self.attendance, NamedAttendance):
            return
        yield from _colleges_twice("attendance", (one.college for one in self.attendance))
        for index, one in enumerate(self.resolutions):
            if one.ballots:
                yield Problem(id="ballots_without_names", path=f"resolutions.{index}.ballots")
            if one.objections is not None:
                yield Problem(id="consent_without_names", path=f"resolutions.{index}.objections")


def _twice(problem: str, ways: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Yield who is named again, where they are: nobody attends twice."""
    seen: set[str] = set()
    for path, names in ways.items():
        for name in names:
            if name in seen:
                yield Problem(id=problem, path=path, data=(("found", name),))
            seen.add(name)


def _colleges_twice(section: str, colleges: Iterable[str]) -> Iterator[Problem]:
    """Yield each college that is counted twice, of which only one count could be kept."""
    for college, times in Counter(colleges).items():
        if times > 1:
            yield Problem(id="college_twice", path=section, data=(("found", college),))
