"""
What the tests of governance are made of: statutes, members and meetings, each in one call.

Members of a college are named after it: ``users1``, ``users2``. Nothing here is a default of the
library; what a test is about, it says itself.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from essmodel.governance.cooperative import Cooperative
from essmodel.governance.meeting import (
    Ballot,
    Choice,
    CountedAttendance,
    GeneralMeeting,
    NamedAttendance,
    Proxy,
    Resolution,
)
from essmodel.governance.membership import Member, Membership
from essmodel.governance.statutes import (
    Call,
    College,
    CountingMode,
    DecisionKind,
    DecisionRule,
    EmptyCollege,
    Interest,
    Majority,
    MajorityBase,
    MemberCategory,
    ProxyRule,
    Quorum,
    QuorumMeasure,
    Statutes,
    VoiceRule,
)
from essmodel.messages.text import Text
from essmodel.rules.law.source import Invention
from essmodel.stakeholders.party import Person
from essmodel.stakeholders.register import Register
from essmodel.values.money import Money
from essmodel.values.period import Period
from essmodel.values.threshold import Threshold

INVENTED = Invention(note=Text(en="made up for a test", fr="inventé pour un test"))
FOUNDED = date(2020, 1, 1)
THAT_DAY = date(2026, 5, 14)


def threshold(text: str) -> Threshold:
    """Read ``>1/2`` as strictly more, ``1/2`` as at least."""
    part = Fraction(text.removeprefix(">"))
    return Threshold(part=part.numerator, whole=part.denominator, is_strict=text.startswith(">"))


def decision(
    *,
    kind: DecisionKind = DecisionKind.ORDINARY,
    first: str = "",
    second: str = "",
    measured_by: QuorumMeasure = QuorumMeasure.HEADS,
    majority: str = ">1/2",
    base: MajorityBase = MajorityBase.VOTES_CAST,
) -> DecisionRule:
    """Make what a kind of decision needs; a quorum that is left empty is none."""
    return DecisionRule(
        kind=kind,
        quorum=Quorum(
            first_call=threshold(first) if first else None,
            second_call=threshold(second) if second else None,
            measured_by=measured_by,
        ),
        majority=Majority(threshold=threshold(majority), base=base),
        source=INVENTED,
    )


def statutes(*colleges: College, **choices: Any) -> Statutes:  # noqa: ANN401 - any choice
    """Make statutes of one category; with colleges, they are proportional and keep their weight."""
    by_college = {"counting": CountingMode.PROPORTIONAL, "empty_college": EmptyCollege.KEEP}
    made: dict[str, Any] = {
        "source": INVENTED,
        "voice": VoiceRule.ONE_PER_MEMBER,
        "categories": (
            MemberCategory(id="everyone", name="Everyone", interest=Interest.BENEFICIARIES),
        ),
        "decisions": (decision(),),
        "proxies": ProxyRule(limit=None),
    }
    return Statutes(colleges=colleges, **made | (by_college if colleges else {}) | choices)


def colleges(**parts: int) -> tuple[College, ...]:
    """Make colleges by their weights: ``colleges(users=40, team=30)``."""
    return tuple(College(id=name, name=name.title(), parts=part) for name, part in parts.items())


def members(**sizes: int) -> Membership:
    """Make members by college; ``everyone=3`` makes three of no college."""
    return Membership(
        members=tuple(
            Member(
                party=f"{college}{number}",
                category="everyone",
                college=None if college == "everyone" else college,
                capital=Money(20_00),
                period=Period(start=FOUNDED),
            )
            for college, size in sizes.items()
            for number in range(1, size + 1)
        )
    )


def cooperative(rules: Statutes, membership: Membership, *meetings: GeneralMeeting) -> Cooperative:
    """Make a co-operative; its legal form is no country's."""
    return Cooperative(
        name="Co-operative",
        legal_form="any",
        statutes=rules,
        membership=membership,
        meetings=meetings,
    )


def register(made: Cooperative) -> Register:
    """Make a register of all members, as people."""
    names = dict.fromkeys(one.party for one in made.membership.members)
    return Register(parties=tuple(Person(id=name, name=name.title()) for name in names))


def attendance(*present: str, proxies: Mapping[str, str] | None = None) -> NamedAttendance:
    """Make an attendance sheet; *proxies* maps givers to holders."""
    return NamedAttendance(
        present=present,
        proxies=tuple(
            Proxy(giver=giver, holder=holder) for giver, holder in (proxies or {}).items()
        ),
    )


def resolution(name: str = "one", **ballots: str) -> Resolution:
    """Make a resolution voted by name: ``resolution(amina="yes")``."""
    return Resolution(
        id=name,
        title=Text.same(name),
        kind=DecisionKind.ORDINARY,
        ballots=tuple(Ballot(member=who, choice=Choice(what)) for who, what in ballots.items()),
    )


def meeting(
    came: NamedAttendance | tuple[CountedAttendance, ...],
    *resolutions: Resolution,
    **choices: Any,  # noqa: ANN401 - any field
) -> GeneralMeeting:
    """Make a meeting on the first call."""
    made: dict[str, Any] = {
        "id": "meeting",
        "title": Text.same("Meeting"),
        "held_on": THAT_DAY,
        "call": Call.FIRST,
        "source": INVENTED,
    }
    return GeneralMeeting(attendance=came, resolutions=resolutions, **made | choices)


@pytest.fixture
def make() -> SimpleNamespace:
    """Make what a test names: ``make.members(users=3)``."""
    return SimpleNamespace(
        attendance=attendance,
        colleges=colleges,
        cooperative=cooperative,
        decision=decision,
        meeting=meeting,
        members=members,
        register=register,
        resolution=resolution,
        statutes=statutes,
        threshold=threshold,
    )
