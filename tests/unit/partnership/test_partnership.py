"""The case as one value: all it names is in it, under one id each."""

from datetime import date

import pytest
from attrs import evolve

from essmodel.coproduction.request import Request
from essmodel.coproduction.service import Service
from essmodel.errors import InvalidValueError
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
    DecisionKind,
    Interest,
    MemberCategory,
    ProxyRule,
    Statutes,
    VoiceRule,
)
from essmodel.messages.text import Text
from essmodel.partnership.partnership import Partnership
from essmodel.rules.law.source import Invention
from essmodel.stakeholders.party import Person
from essmodel.stakeholders.place import Municipality
from essmodel.stakeholders.register import Register
from essmodel.values.money import Money
from essmodel.values.period import Period

TITLE = Text(en="a case", fr="un cas")
REGISTER = Register(
    places=(Municipality(id="town", name="Verrelles"),),
    parties=(Person(id="amina", name="Amina"), Person(id="bruno", name="Bruno")),
)
MEAL = Service(id="meal", title=Text.same("meal"), provider="amina", place="town")
ASKED = Request(id="first", service="meal", person="amina")
STATUTES = Statutes(
    source=Invention(),
    voice=VoiceRule.ONE_PER_MEMBER,
    categories=(MemberCategory(id="users", name="Users", interest=Interest.BENEFICIARIES),),
    decisions=(),
    proxies=ProxyRule(limit=1),
)
VOTED = Resolution(
    id="one",
    title=Text.same("one"),
    kind=DecisionKind.ORDINARY,
    ballots=(Ballot(member="amina", choice=Choice.YES),),
)
HELD = GeneralMeeting(
    id="ag",
    title=Text.same("ag"),
    held_on=date(2026, 5, 14),
    call=Call.FIRST,
    attendance=NamedAttendance(present=("amina",), proxies=(Proxy(giver="bruno", holder="amina"),)),
    resolutions=(VOTED,),
    source=Invention(),
)
CASE = Partnership(title=TITLE, register=REGISTER, services=(MEAL,), requests=(ASKED,))


def governed(*meetings: GeneralMeeting, member: str = "amina") -> Cooperative:
    """Make a co-operative of one member."""
    one = Member(party=member, category="users", capital=Money(20_00), period=Period())
    return Cooperative(
        name="co-operative",
        legal_form="any",
        statutes=STATUTES,
        membership=Membership(members=(one,)),
        meetings=meetings,
    )


def attended(attendance: NamedAttendance) -> Cooperative:
    """Make a co-operative whose meeting was attended so."""
    return governed(evolve(HELD, attendance=attendance))


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"services": (evolve(MEAL, provider="zoe"),)}, "services.0.provider"),
        ({"services": (evolve(MEAL, place="village"),)}, "services.0.place"),
        ({"requests": (evolve(ASKED, service="club"),)}, "requests.0.service"),
        ({"requests": (evolve(ASKED, person="zoe"),)}, "requests.0.person"),
        ({"cooperative": governed(member="zoe")}, "cooperative.members.0.party"),
        (
            {"cooperative": attended(NamedAttendance(present=("amina", "zoe")))},
            "cooperative.meetings.0.attendance.present.1",
        ),
        (
            {
                "cooperative": attended(
                    NamedAttendance(
                        present=("amina",), proxies=(Proxy(giver="zoe", holder="amina"),)
                    )
                )
            },
            "cooperative.meetings.0.attendance.proxies.0.giver",
        ),
        (
            {
                "cooperative": attended(
                    NamedAttendance(
                        present=("amina",), proxies=(Proxy(giver="bruno", holder="zoe"),)
                    )
                )
            },
            "cooperative.meetings.0.attendance.proxies.0.holder",
        ),
        (
            {
                "cooperative": governed(
                    evolve(
                        HELD,
                        resolutions=(
                            evolve(VOTED, ballots=(Ballot(member="zoe", choice=Choice.NO),)),
                        ),
                    )
                )
            },
            "cooperative.meetings.0.resolutions.0.ballots.zoe",
        ),
    ],
)
def test_name_that_nobody_bears_is_refused_where_it_stands(
    wrong: dict[str, object], path: str
) -> None:
    """A misspelt name would lose a voice, or ask for nobody."""
    with pytest.raises(InvalidValueError) as refusal:
        evolve(CASE, **wrong)  # type: ignore[arg-type] # the fields of the cases above

    assert [(one.id, one.path) for one in refusal.value.problems] == [("id_unknown", path)]


@pytest.mark.parametrize("section", ["services", "requests"])
def test_ids_are_given_once(section: str) -> None:
    """The second would never be found."""
    twice = {"services": (MEAL, MEAL), "requests": (ASKED, ASKED)}

    with pytest.raises(InvalidValueError) as refusal:
        evolve(CASE, **{section: twice[section]})  # type: ignore[arg-type]

    assert [(one.id, one.path) for one in refusal.value.problems] == [
        ("id_taken", f"{section}.1.id")
    ]


def test_meeting_of_people_in_the_case_is_part_of_it() -> None:
    """Whether they came by name or were only counted."""
    counted = evolve(HELD, id="counted", attendance=(CountedAttendance(present=1),), resolutions=())

    case = evolve(CASE, cooperative=governed(HELD, counted))

    assert case.cooperative is not None
    assert [one.id for one in case.cooperative.meetings] == ["ag", "counted"]


def test_service_and_request_may_name_nobody() -> None:
    """Who provides it, where, and who asks may be left out."""
    case = Partnership(
        title=TITLE,
        services=(Service(id="meal", title=Text.same("meal")),),
        requests=(Request(id="first", service="meal"),),
    )

    assert case.register == Register()


def test_services_and_requests_are_found_by_their_id() -> None:
    """Or are said to be unknown."""
    assert CASE.service("meal") == MEAL
    assert CASE.request("first") == ASKED
    with pytest.raises(InvalidValueError, match="there is no service 'club'"):
        CASE.service("club")
    with pytest.raises(InvalidValueError, match="there is no request 'second'"):
        CASE.request("second")
