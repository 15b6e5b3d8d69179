"""A5: three categories, beneficiaries and employees among them, or producers."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CategoryRecord, CooperativeFacts
from essmodel.rules.law.source import Confidence
from essmodel.rules.verdict import Missing, Silent, Undetermined
from essmodel.testing import asking
from essmodel_fr.law.text import ARTICLE_19_SEPTIES_2014
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

THREE = "fr.scic.at_least_three_categories"
BENEFICIARIES = "fr.scic.beneficiaries_among_members"
EMPLOYEES = "fr.scic.employees_among_members"
OLD_LAW, NEW_LAW = date(2014, 8, 1), date(2014, 8, 2)
DAYS_AROUND_2014 = (OLD_LAW, NEW_LAW, date(2014, 8, 3))


def members(employees: int | None = None, /, **categories: int | None) -> CooperativeFacts:
    """Make a co-operative from the number of members of each interest."""
    return CooperativeFacts(
        employees=employees,
        categories=tuple(
            CategoryRecord(name=interest, interest=interest, members=count)
            for interest, count in categories.items()
        ),
    )


@pytest.mark.parametrize("day", DAYS_AROUND_2014)
def test_employees_beneficiaries_and_one_more_are_enough(day: date) -> None:
    """The ordinary case is lawful before and after 2014."""
    facts = members(employees=3, beneficiaries=40, volunteers=5)

    assert [verdict(rule, facts, decision=day) for rule in (THREE, BENEFICIARIES, EMPLOYEES)] == [
        "met",
        "met",
        "met",
    ]


@pytest.mark.parametrize("day", [date(2001, 7, 18), *DAYS_AROUND_2014])
def test_a_category_without_members_does_not_count(day: date) -> None:
    """Three categories on paper, two with members."""
    facts = members(employees=3, beneficiaries=40, volunteers=0)

    assert verdict(THREE, facts, decision=day) == "unmet"


@pytest.mark.parametrize("rule", [THREE, BENEFICIARIES, EMPLOYEES])
def test_nothing_is_asked_before_there_were_scics(rule: str) -> None:
    """17 July 2001 is the day before loi 2001-624 was in force."""
    assert verdict(rule, members(), decision=date(2001, 7, 17)) == "not asked"
    assert verdict(rule, members(), decision=date(2001, 7, 18)) == "unmet"
    assert verdict(rule, members(), decision=date(2001, 7, 19)) == "unmet"


@pytest.mark.parametrize("day", DAYS_AROUND_2014)
def test_beneficiaries_are_indispensable(day: date) -> None:
    """Three other categories do not make up for them."""
    facts = members(employees=3, volunteers=4, public_bodies=1)

    assert verdict(BENEFICIARIES, facts, decision=day) == "unmet"


@pytest.mark.parametrize("day", DAYS_AROUND_2014)
def test_the_last_employee_member_makes_the_difference(day: date) -> None:
    """One is enough; when they leave, the SCIC no longer satisfies the law (A5b)."""
    before = members(6, employees=1, beneficiaries=40, volunteers=5)
    after = members(6, employees=0, beneficiaries=40, volunteers=5)

    assert verdict(EMPLOYEES, before, decision=day) == "met"
    assert verdict(EMPLOYEES, after, decision=day) == "unmet"


@pytest.mark.parametrize(
    ("employed", "day", "expected"),
    [
        (0, date(2014, 8, 1), "unmet"),
        (0, date(2014, 8, 2), "met"),
        (0, date(2014, 8, 3), "met"),
        (1, date(2014, 8, 2), "unmet"),
        (None, date(2014, 8, 1), "unmet"),
        (None, date(2014, 8, 2), "undetermined"),
    ],
)
def test_producers_stand_in_only_where_nobody_is_employed(
    employed: int | None, day: date, expected: str
) -> None:
    """Since 2014, "en l’absence de personnes salariées au sein de la société"."""
    facts = members(employed, producers=4, beneficiaries=40, volunteers=5)

    assert verdict(EMPLOYEES, facts, decision=day) == expected


def test_whether_anyone_is_employed_would_settle_it() -> None:
    """The missing fact is named."""
    found = ask(EMPLOYEES, members(producers=4, beneficiaries=40), decision=NEW_LAW)

    assert found.verdict == Undetermined((Missing(frozenset({"cooperative.employees"})),))


def test_without_producers_it_does_not_matter_who_is_employed() -> None:
    """Neither employees nor producers: a no, whatever is missing."""
    assert verdict(EMPLOYEES, members(beneficiaries=40), decision=NEW_LAW) == "unmet"


def test_unknown_numbers_leave_it_open() -> None:
    """Members counted by college only: nobody knows which category has some."""
    facts = members(employees=None, beneficiaries=None, volunteers=None)

    for rule in (THREE, BENEFICIARIES, EMPLOYEES):
        found = ask(rule, facts, decision=NEW_LAW)
        assert isinstance(found.verdict, Undetermined)
        (missing,) = found.verdict.causes
        assert isinstance(missing, Missing)
        assert "category.members" in missing.facts


TWINS = CooperativeFacts(
    categories=(
        CategoryRecord(name="Familles", interest="beneficiaries", members=30),
        CategoryRecord(name="Associations usagères", interest="beneficiaries", members=4),
        CategoryRecord(name="Salariés", interest="employees", members=2),
    ),
)


def test_two_categories_of_one_kind_were_one_until_2014() -> None:
    """The old list has five kinds, and wants three of them."""
    assert verdict(THREE, TWINS, decision=OLD_LAW) == "unmet"


def test_of_two_categories_of_one_kind_the_text_says_nothing_since() -> None:
    """Neither lawful nor unlawful: the article is silent, and is named."""
    found = ask(THREE, TWINS, decision=NEW_LAW)

    assert found.verdict == Undetermined((Silent(ARTICLE_19_SEPTIES_2014),))
    assert {one.where for one in found.observations} == {one.name for one in TWINS.categories or ()}


def test_a_third_kind_without_members_is_none() -> None:
    """Volunteers on paper do not make a third of two categories of one kind and employees."""
    volunteers = CategoryRecord(name="Bénévoles", interest="volunteers", members=0)
    facts = CooperativeFacts(categories=(*(TWINS.categories or ()), volunteers))

    assert verdict(THREE, facts, decision=OLD_LAW) == "unmet"
    assert verdict(THREE, facts, decision=NEW_LAW) == "undetermined"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (members(producers=2, employees=1, beneficiaries=9), "met"),
        (members(0, producers=2, beneficiaries=9, contributors=1), "met"),
        (members(0, producers=2, beneficiaries=9), "unmet"),
    ],
)
def test_producers_are_a_category_of_their_own(facts: CooperativeFacts, expected: str) -> None:
    """Beside employees they make a third; instead of them they do not."""
    assert verdict(THREE, facts, decision=NEW_LAW) == expected


def test_the_article_was_read() -> None:
    """Its words, in both versions, figures included."""
    for day in DAYS_AROUND_2014:
        assert ask(THREE, members(), decision=day).confidence is Confidence.READ
