"""P2: categories at every instant: who leaves may leave, and what that breaks is written down."""

from datetime import date
from fractions import Fraction

import pytest

import essmodel as em
from essmodel.governance.lapse import Lapsed, Regularised
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion
from essmodel_fr.pack import PACK

FOUNDED, TOLD, LEFT, HIRED = (
    date(2024, 1, 8),
    date(2025, 1, 3),
    date(2025, 3, 3),
    date(2025, 6, 2),
)
PEOPLE = {"amina": "beneficiaries", "bruno": "employees", "chloe": "volunteers"}
BROKEN = ("fr.scic.at_least_three_categories", "fr.scic.employees_among_members")
RULE = em.life.MemberRule(
    share=Money(20_00), leaving_notice=30, exclusion_notice=15, floor=Proportion(Fraction(1, 4))
)
CASE = """\
essmodel: 1
title: Les Tilleuls
stakeholders:
  - {type: person, id: amina, name: Amina}
  - {type: person, id: bruno, name: Bruno}
  - {type: person, id: chloe, name: Chloé}
  - {type: person, id: djibril, name: Djibril}
cooperative:
  name: Les Tilleuls
  legal_form: sas
  formed_on: 2024-01-08
  statutes:
    source: {kind: invented}
    voice: one_per_member
    categories:
      - {id: beneficiaries, name: bénéficiaires, interest: beneficiaries}
      - {id: employees, name: salariés, interest: employees}
      - {id: volunteers, name: bénévoles, interest: volunteers}
    decisions: []
    proxies: {limit: 1}
"""


def asked(books: em.life.Books, on: date, *commands: em.life.Command) -> em.life.Books:
    """Ask for some things, all of which are accepted."""
    for command in commands:
        answer = books.asked(command, on=on)
        assert isinstance(answer, em.life.Books), answer
        books = answer
    return books


@pytest.fixture
def books() -> em.life.Books:
    """The books of a co-operative with one member in each of three categories."""
    found = em.open_books(em.loads(CASE), packs=(PACK,), members=RULE)
    for party, category in PEOPLE.items():
        joins = em.life.Apply(party=party, category=category), em.life.Admit(party=party)
        found = asked(found, FOUNDED, *joins)
    return found


def test_members_who_join_one_by_one_break_nothing(books: em.life.Books) -> None:
    """Two categories are not three yet, and no lapse."""
    assert not books.chronicle.lapses


def test_last_employee_leaves_and_another_comes(books: em.life.Books) -> None:
    """It is accepted, noted once, and regularised on the day when somebody is hired."""
    told = asked(books, TOLD, em.life.GiveNotice(party="bruno", leaves_on=LEFT))
    gone = asked(told, LEFT, em.life.Leave(party="bruno"))
    later = asked(gone, date(2025, 4, 1), em.life.GiveNotice(party="chloe", leaves_on=HIRED))
    healed = asked(
        later,
        HIRED,
        em.life.Apply(party="djibril", category="employees"),
        em.life.Admit(party="djibril"),
    )

    assert not told.chronicle.lapses
    assert gone.chronicle.lapses == dict.fromkeys(BROKEN, LEFT)
    assert later.chronicle.lapses == gone.chronicle.lapses
    assert not healed.chronicle.lapses
    noted = [one.event for one in healed.journal if isinstance(one.event, Lapsed | Regularised)]
    assert noted == [Lapsed(rules=BROKEN), Regularised(rules=BROKEN)]
