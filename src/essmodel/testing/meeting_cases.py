"""
Small cases with one meeting, from their parts; and every one of a size, to search them all.

All of it is invented.
"""

from collections.abc import Iterator
from datetime import date
from itertools import product

from essmodel.governance.cooperative import Cooperative
from essmodel.governance.meeting import (
    Ballot,
    Choice,
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
    MemberCategory,
    ProxyRule,
    Quorum,
    QuorumMeasure,
    Statutes,
    VoiceRule,
)
from essmodel.messages.text import Text
from essmodel.partnership.partnership import Partnership
from essmodel.rules.law.source import Invention
from essmodel.stakeholders.party import Person
from essmodel.stakeholders.register import Register
from essmodel.values.money import Money
from essmodel.values.period import Period
from essmodel.values.threshold import Threshold

INVENTED = Invention(note=Text(en="made by a strategy", fr="fait par une stratégie"))
A_DAY = date(2026, 5, 14)
HALF = Threshold(part=1, whole=2, is_strict=True)


def members_of(sizes: list[int], shares: list[int]) -> tuple[Member, ...]:
    """Return members by college, each with a number of shares of ten euros."""
    names = [f"c{college}-{i}" for college, size in enumerate(sizes) for i in range(size)]
    return tuple(
        Member(
            party=name,
            category="everyone",
            college=name.partition("-")[0],
            capital=Money(1000 * count),
            period=Period(start=date(2020, 1, 1)),
        )
        for name, count in zip(names, shares, strict=False)
    )


def statutes_of(parts: list[int], *, counting: CountingMode, majority: Majority) -> Statutes:
    """Return statutes with colleges of some parts, and one way to decide, without a quorum."""
    quorum = Quorum(first_call=None, second_call=None, measured_by=QuorumMeasure.HEADS)
    return Statutes(
        source=INVENTED,
        voice=VoiceRule.ONE_PER_MEMBER,
        categories=(MemberCategory(id="everyone", name="all", interest=Interest.BENEFICIARIES),),
        colleges=tuple(
            College(id=f"c{index}", name=f"college {index}", parts=part)
            for index, part in enumerate(parts)
        ),
        counting=counting,
        empty_college=EmptyCollege.KEEP,
        decisions=(
            DecisionRule(
                kind=DecisionKind.ORDINARY, quorum=quorum, majority=majority, source=INVENTED
            ),
        ),
        proxies=ProxyRule(limit=2),
    )


def case_of(
    statutes: Statutes,
    members: tuple[Member, ...],
    present: list[str],
    proxies: list[Proxy],
    choices: dict[str, Choice],
) -> Partnership:
    """Return a case with one meeting and one resolution."""
    ballots = tuple(Ballot(member=name, choice=choice) for name, choice in choices.items())
    meeting = GeneralMeeting(
        id="meeting",
        title=Text.same("meeting"),
        held_on=A_DAY,
        call=Call.FIRST,
        attendance=NamedAttendance(present=tuple(present), proxies=tuple(proxies)),
        resolutions=(
            Resolution(
                id="one", title=Text.same("one"), kind=DecisionKind.ORDINARY, ballots=ballots
            ),
        ),
        source=INVENTED,
    )
    cooperative = Cooperative(
        name="co-operative",
        legal_form="any",
        statutes=statutes,
        membership=Membership(members=members),
        meetings=(meeting,),
    )
    parties = tuple(Person(id=one.party, name=one.party) for one in members)
    return Partnership(
        title=Text.same("case"), register=Register(parties=parties), cooperative=cooperative
    )


def every_meeting(statutes: Statutes, sizes: list[int]) -> Iterator[Partnership]:
    """Yield every meeting of colleges of some sizes where each member votes or stays away."""
    members = members_of(sizes, [1] * sum(sizes))
    names = [one.party for one in members]
    for acts in product((None, Choice.YES, Choice.NO), repeat=len(names)):
        choices = {name: act for name, act in zip(names, acts, strict=True) if act is not None}
        if choices:
            yield case_of(statutes, members, list(choices), [], choices)
