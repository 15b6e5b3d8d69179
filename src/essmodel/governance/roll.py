"""
The roll of a meeting: who counts as attending, college by college.

A proxy counts when the giver is absent, the holder present, both members, and the holder within the
limit; it votes in the giver's college.  A proxy that does not count is kept, with the reason.
"""

from collections import Counter
from enum import Enum

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.governance.electorate import Electorate
from essmodel.governance.meeting import CountedAttendance, NamedAttendance, Proxy
from essmodel.governance.statutes import ProxyRule
from essmodel.values.count import Heads, Voices


class Refusal(Enum):
    """Why a proxy does not count."""

    GIVER_NOT_MEMBER = "giver_not_member"
    HOLDER_NOT_MEMBER = "holder_not_member"
    GIVER_PRESENT = "giver_present"
    HOLDER_ABSENT = "holder_absent"
    OVER_LIMIT = "over_limit"


@frozen(kw_only=True)
class RefusedProxy:
    """A proxy that does not count, and why."""

    proxy: Proxy
    why: Refusal


@frozen(kw_only=True)
class CollegeRoll:
    """Those of one college who may vote, who came, and who are represented."""

    college: str
    entitled: Heads
    present: Heads
    represented: Voices

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
        return Voices(self.present.count + self.represented.count)


@frozen(kw_only=True)
class Roll:
    """The attendance of a meeting, by college."""

    colleges: tuple[CollegeRoll, ...]
    voters: tuple[str, ...] = ()
    """Members known by name whose voice may be cast, sorted."""
    refused: tuple[RefusedProxy, ...] = ()

    def of(self, college: str) -> CollegeRoll:
        """Return the roll of one college."""
        return next(one for one in self.colleges if one.college == college)


def call_the_roll(
    attendance: NamedAttendance | tuple[CountedAttendance, ...],
    *,
    electorate: Electorate,
    proxies: ProxyRule,
) -> Roll:
    """
    Return who attends, in person or represented.

    Raises:
        InvalidValueError: someone signed who is no member, a college is unknown, or more attend
            than there are members.
    """
    if isinstance(attendance, NamedAttendance):
        return _named(attendance, electorate, proxies)
    counted = {one.college: one for one in attendance}
    unknown = counted.keys() - {one.id for one in electorate.colleges}
    if unknown:
        raise InvalidValueError.because("college_unknown", found=min(unknown))
    nobody = CountedAttendance(present=0)
    rolls = ((one, counted.get(one.id, nobody)) for one in electorate.colleges)
    return Roll(
        colleges=tuple(
            CollegeRoll(
                college=one.id,
                entitled=one.voters,
                present=Heads(came.present),
                represented=Voices(came.represented),
            )
            for one, came in rolls
        )
    )


def _named(attendance: NamedAttendance, electorate: Electorate, proxies: ProxyRule) -> Roll:
    college_of = dict(electorate.college_of)
    strangers = sorted(set(attendance.present) - college_of.keys())
    if strangers:
        raise InvalidValueError.because("not_a_voter", path="present", found=strangers[0])
    present = frozenset(attendance.present)
    accepted, refused = _sorted_out(attendance.proxies, present, frozenset(college_of), proxies)
    heads = Counter(college_of[name] for name in present)
    voices = Counter(college_of[proxy.giver] for proxy in accepted)
    return Roll(
        colleges=tuple(
            CollegeRoll(
                college=one.id,
                entitled=one.voters,
                present=Heads(heads[one.id]),
                represented=Voices(voices[one.id]),
            )
            for one in electorate.colleges
        ),
        voters=tuple(sorted(present | {proxy.giver for proxy in accepted})),
        refused=refused,
    )


def _sorted_out(
    proxies: tuple[Proxy, ...], present: frozenset[str], members: frozenset[str], rule: ProxyRule
) -> tuple[tuple[Proxy, ...], tuple[RefusedProxy, ...]]:
    """Return the proxies that count and those that do not, whatever order they came in."""
    accepted: list[Proxy] = []
    refused: list[RefusedProxy] = []
    held: Counter[str] = Counter()
    for proxy in sorted(proxies, key=lambda one: (one.holder, one.giver)):
        why = _why_refused(proxy, present, members)
        if why is None and rule.limit is not None and held[proxy.holder] >= rule.limit:
            why = Refusal.OVER_LIMIT
        if why is None:
            held[proxy.holder] += 1
            accepted.append(proxy)
        else:
            refused.append(RefusedProxy(proxy=proxy, why=why))
    return tuple(accepted), tuple(refused)


def _why_refused(proxy: Proxy, present: frozenset[str], members: frozenset[str]) -> Refusal | None:
    if proxy.giver not in members:
        return Refusal.GIVER_NOT_MEMBER
    if proxy.holder not in members:
        return Refusal.HOLDER_NOT_MEMBER
    if proxy.giver in present:
        return Refusal.GIVER_PRESENT
    if proxy.holder not in present:
        return Refusal.HOLDER_ABSENT
    return None
