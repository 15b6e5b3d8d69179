"""
The roll of a meeting: who counts as attending, college by college.

A proxy counts when the giver is absent, the holder takes part, both are members, and the holder is
within the limit; it votes in the giver's college.  One without a holder counts as the statutes say.
A proxy that does not count is kept, with the reason.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import Enum

from attrs import frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.governance.assembly_rule import BlankProxies
from essmodel.governance.electorate import Electorate
from essmodel.governance.meeting import CountedAttendance, NamedAttendance, Proxy
from essmodel.governance.statutes import ProxyRule
from essmodel.values.count import Heads, Voices

NO_HEADS, NO_VOICES = Heads(0), Voices(0)


class Refusal(Enum):
    """Why a proxy does not count."""

    GIVER_NOT_MEMBER = "giver_not_member"
    HOLDER_NOT_MEMBER = "holder_not_member"
    GIVER_PRESENT = "giver_present"
    HOLDER_ABSENT = "holder_absent"
    OVER_LIMIT = "over_limit"
    BLANK = "blank"


@frozen(kw_only=True)
class RefusedProxy:
    """A proxy that does not count, and why."""

    proxy: Proxy
    why: Refusal


@frozen(kw_only=True)
class CollegeRoll:
    """
    Those of one college who may vote, who came, and who are represented.

    Attributes:
        present: in the room.
        represented: by proxies with a holder.
        blank: by proxies without one, counted apart.
    """

    college: str
    entitled: Heads
    present: Heads
    remote: Heads = NO_HEADS
    by_post: Heads = NO_HEADS
    represented: Voices
    blank: Voices = NO_VOICES

    def __attrs_post_init__(self) -> None:
        if self.attending.count > self.entitled.count:
            raise InvalidValueError.because(
                "more_attend_than_exist" if self.college else "more_attend_than_members",
                college=self.college,
                found=self.attending.count,
                entitled=self.entitled.count,
            )

    @property
    def attending(self) -> Voices:
        """The voices present or represented: one for each head, one for each proxy."""
        heads = self.present + self.remote + self.by_post
        return Voices(heads.count) + self.represented + self.blank


@frozen(kw_only=True)
class Roll:
    """
    The attendance of a meeting, by college.

    Attributes:
        voters: members known by name whose ballot counts, sorted.
        blank_givers: those represented without a holder, whose vote is not theirs to choose.
    """

    colleges: tuple[CollegeRoll, ...]
    voters: tuple[str, ...] = ()
    blank_givers: tuple[str, ...] = ()
    refused: tuple[RefusedProxy, ...] = ()

    def of(self, college: str) -> CollegeRoll:
        """Return the roll of one college."""
        return next(one for one in self.colleges if one.college == college)


def call_the_roll(
    attendance: NamedAttendance | tuple[CountedAttendance, ...],
    *,
    electorate: Electorate,
    proxies: ProxyRule,
    blanks: BlankProxies | None = None,
    aside: frozenset[str] = frozenset(),
) -> Roll:
    """
    Return who attends, in person or represented.

    Args:
        attendance: by name, or counted.
        electorate: those entitled, without the members set aside.
        proxies: what the statutes say of them.
        blanks: how those without a holder vote; they represent nobody where it is ``None``.
        aside: members who take no part; what they hold for others, they still hold.

    Raises:
        InvalidValueError: someone signed who is no member, a college is unknown, or more attend
            than there are members.
    """
    if isinstance(attendance, NamedAttendance):
        return _named(attendance, electorate, proxies, blanks, aside)
    counted = {one.college: one for one in attendance}
    unknown = counted.keys() - {one.id for one in electorate.colleges}
    if unknown:
        raise InvalidValueError.because("college_unknown", found=min(unknown))
    nobody = CountedAttendance(present=0)
    rolls = ((one, counted.get(one.id, nobody)) for one in electorate.colleges)
    counts_blanks = blanks not in {None, BlankProxies.VOID}
    return Roll(
        colleges=tuple(
            CollegeRoll(
                college=one.id,
                entitled=one.voters,
                present=Heads(came.present),
                remote=Heads(came.remote),
                by_post=Heads(came.by_post),
                represented=Voices(came.represented),
                blank=Voices(came.blank_proxies if counts_blanks else 0),
            )
            for one, came in rolls
        )
    )


def _named(
    attendance: NamedAttendance,
    electorate: Electorate,
    rule: ProxyRule,
    blanks: BlankProxies | None,
    aside: frozenset[str],
) -> Roll:
    college_of = dict(electorate.college_of)
    ways = {
        "present": attendance.present,
        "remote": attendance.remote,
        "by_post": attendance.by_post,
    }
    strangers = [
        Problem(id="not_a_voter", path=way, data=(("found", name),))
        for way, names in ways.items()
        for name in sorted(set(names) - college_of.keys() - aside)
    ]
    if strangers:
        raise InvalidValueError(*strangers)
    desk = _Desk(
        here=frozenset(attendance.taking_part),
        came=frozenset(name for names in ways.values() for name in names),
        members=frozenset(college_of) | aside,
        blanks=blanks,
    )
    accepted, refused = _sorted_out(attendance.proxies, desk, rule)
    givers = {proxy.giver: proxy for proxy in accepted if proxy.giver not in aside}
    blank = sorted(giver for giver, proxy in givers.items() if proxy.holder is None)
    heads = {way: _by_college(set(names) - aside, college_of) for way, names in ways.items()}
    represented = _by_college(givers.keys() - set(blank), college_of)
    unnamed = _by_college(blank, college_of)
    return Roll(
        colleges=tuple(
            CollegeRoll(
                college=one.id,
                entitled=one.voters,
                present=Heads(heads["present"][one.id]),
                remote=Heads(heads["remote"][one.id]),
                by_post=Heads(heads["by_post"][one.id]),
                represented=Voices(represented[one.id]),
                blank=Voices(unnamed[one.id]),
            )
            for one in electorate.colleges
        ),
        voters=tuple(sorted(((desk.came | givers.keys()) - set(blank)) - aside)),
        blank_givers=tuple(blank),
        refused=refused,
    )


def _by_college(names: Iterable[str], college_of: Mapping[str, str]) -> Counter[str]:
    return Counter(college_of[name] for name in names)


@frozen(kw_only=True)
class _Desk:
    """Before what a proxy comes."""

    here: frozenset[str]
    came: frozenset[str]
    members: frozenset[str]
    blanks: BlankProxies | None

    def refusal(self, proxy: Proxy) -> Refusal | None:
        """Return why *proxy* does not count, whatever others its holder has."""
        if proxy.giver not in self.members:
            return Refusal.GIVER_NOT_MEMBER
        if proxy.holder is not None and proxy.holder not in self.members:
            return Refusal.HOLDER_NOT_MEMBER
        if proxy.giver in self.came:
            return Refusal.GIVER_PRESENT
        if proxy.holder is None:
            is_void = self.blanks in {None, BlankProxies.VOID}
            return Refusal.BLANK if is_void else None
        return None if proxy.holder in self.here else Refusal.HOLDER_ABSENT


def _sorted_out(
    proxies: tuple[Proxy, ...], desk: _Desk, rule: ProxyRule
) -> tuple[tuple[Proxy, ...], tuple[RefusedProxy, ...]]:
    """Return the proxies that count and those that do not, whatever order they came in."""
    accepted: list[Proxy] = []
    refused: list[RefusedProxy] = []
    held: Counter[str] = Counter()
    for proxy in sorted(proxies, key=lambda one: (one.holder or "", one.giver)):
        why = desk.refusal(proxy)
        if why is None and proxy.holder is not None:
            held[proxy.holder] += 1
            if rule.limit is not None and held[proxy.holder] > rule.limit:
                why = Refusal.OVER_LIMIT
        if why is None:
            accepted.append(proxy)
        else:
            refused.append(RefusedProxy(proxy=proxy, why=why))
    return tuple(accepted), tuple(refused)
