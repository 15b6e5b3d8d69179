"""The books of a co-operative: a whole year, command by command, each before the desk it is for."""

from datetime import date
from fractions import Fraction

import pytest

import essmodel as em
from essmodel.governance.meeting import Choice, Resolution
from essmodel.governance.statutes import Call, DecisionKind
from essmodel.messages.text import Text
from essmodel.rules.law.source import Invention
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion

life = em.life
FOUNDED, CALLED, HELD, NEXT = (
    date(2024, 1, 8),
    date(2024, 3, 1),
    date(2024, 4, 2),
    date(2024, 4, 3),
)
RULE = life.MemberRule(
    share=Money(20_00), leaving_notice=30, exclusion_notice=15, floor=Proportion(Fraction(1, 4))
)
POWER = life.EmergencyRule(
    trigger=Text.same("a flood"),
    matters=(life.Matter.SERVICES,),
    longest=30,
    confirmed_within=10,
)
CASE = """\
essmodel: 1
title: Les Tilleuls
stakeholders:
  - {type: person, id: amina, name: Amina}
  - {type: person, id: bruno, name: Bruno}
cooperative:
  name: Les Tilleuls
  legal_form: any
  statutes:
    source: &made_up {kind: invented}
    voice: one_per_member
    categories: [{id: users, name: users, interest: beneficiaries}]
    decisions:
      - kind: ordinary
        quorum: {first_call: 1/2, second_call: none, measured_by: heads}
        majority: {more_than: 1/2, base: votes_cast}
        source: *made_up
      - kind: extraordinary
        quorum: {first_call: 1/2, second_call: none, measured_by: heads}
        majority: {at_least: 2/3, base: votes_cast}
        source: *made_up
    proxies: {limit: 1}
"""


def opened(power: life.EmergencyRule | None = None) -> life.Books:
    """Open the books of an invented co-operative."""
    return em.open_books(em.loads(CASE), packs=(), members=RULE, emergencies=power)


def asked(books: life.Books, on: date, *commands: life.Command) -> life.Books:
    """Ask for some things, all of which are accepted."""
    for command in commands:
        answer = books.asked(command, on=on)
        assert isinstance(answer, life.Books), answer
        books = answer
    return books


def refused(books: life.Books, on: date, command: life.Command) -> list[str]:
    """Ask for something that is refused, and return why."""
    answer = books.asked(command, on=on)
    assert isinstance(answer, life.Refused)
    return [one.id for one in answer.reasons]


def with_members() -> life.Books:
    """Let two people join."""
    books = opened()
    for party in ("amina", "bruno"):
        books = asked(
            books, FOUNDED, life.Apply(party=party, category="users"), life.Admit(party=party)
        )
    return books


def voted(books: life.Books) -> life.Books:
    """Hold a meeting that adopts a change of the statutes."""
    put = Resolution(id="amend", title=Text.same("amend"), kind=DecisionKind.EXTRAORDINARY)
    books = asked(
        books,
        CALLED,
        life.Convene(
            meeting="ag",
            title=Text.same("meeting"),
            held_on=HELD,
            call=Call.FIRST,
            agenda=(put,),
            source=Invention(),
        ),
    )
    books = asked(books, HELD, life.Open(meeting="ag"))
    for party in ("amina", "bruno"):
        books = asked(books, HELD, life.SignIn(meeting="ag", member=party, way=life.Way.PRESENT))
    books = asked(books, HELD, life.Put(meeting="ag", resolution="amend"))
    for party in ("amina", "bruno"):
        ballot = life.CastBallot(
            meeting="ag", resolution="amend", member=party, by=party, choice=Choice.YES
        )
        books = asked(books, HELD, ballot)
    return asked(
        books, HELD, life.CountVote(meeting="ag", resolution="amend"), life.Close(meeting="ag")
    )


def test_members_meetings_and_statutes_are_asked_before_their_desks() -> None:
    """Members join, meet, and replace their statutes from the next day."""
    books = voted(with_members())
    statutes = books.founded.statutes
    amended = asked(
        books,
        NEXT,
        life.Amend(statutes=statutes, meeting="ag", resolution="amend", effective_on=NEXT),
    )

    assert [one.party for one in books.chronicle.members.members] == ["amina", "bruno"]
    assert [one.outcome for one in books.chronicle.sittings[0].votes] == ["adopted"]
    assert [one.until for one in amended.chronicle.cooperative.earlier_statutes] == [NEXT]
    assert books.journal == amended.journal.until(len(books.journal))


def test_what_is_refused_leaves_the_books_as_they_are() -> None:
    """With every reason."""
    books = with_members()
    before = books.journal.digest

    assert refused(books, CALLED, life.Admit(party="amina")) == ["member_wrong_stage"]
    assert refused(books, date(2023, 1, 1), life.Pay(party="amina", amount=Money(0))) == [
        "amount_not_positive"
    ]
    assert books.journal.digest == before


def test_day_before_the_last_one_is_a_reason_like_others() -> None:
    """What came first is written first; what was wrong is corrected."""
    books = with_members()

    assert refused(books, date(2024, 1, 7), life.Subscribe(party="amina", shares=1)) == [
        "journal_goes_back"
    ]


def test_emergency_needs_a_power_in_the_statutes() -> None:
    """And is there until it ends."""
    declare = life.Declare(
        ground="the river", matters=(life.Matter.SERVICES,), until=date(2024, 5, 1)
    )
    assert refused(opened(), HELD, declare) == ["no_emergency_power"]

    books = asked(opened(POWER), HELD, declare)
    assert books.chronicle.emergency is not None
    assert books.chronicle.emergency.covers(life.Matter.SERVICES, on=NEXT)
    ended = asked(books, NEXT, life.End()).chronicle.emergency
    assert ended is not None
    assert not ended.covers(life.Matter.SERVICES, on=NEXT)


def test_correction_names_the_entry_that_it_corrects() -> None:
    """Bruno was never admitted: he is a candidate again, and the entry stays."""
    books = with_members()
    correction = life.Correction[em.life.Event](corrects=4, why="he had asked to wait")

    corrected = books.corrected(correction, recorded_on=CALLED)

    assert [one.party for one in corrected.chronicle.members.members] == ["amina"]
    assert len(corrected.journal) == len(books.journal) + 1
    corrected.journal.verify()


def test_case_without_a_co_operative_has_no_books() -> None:
    """Nothing to keep them of."""
    case = em.loads("essmodel: 1\ntitle: nobody\n")

    with pytest.raises(em.InvalidValueError, match="co-operative"):
        em.open_books(case, packs=(), members=RULE)
