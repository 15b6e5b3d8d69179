"""A co-operative as it stands on a day: what is known of it, and what is left out."""

from datetime import date
from types import SimpleNamespace

import pytest
from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.governance.cooperative import NO_AUTHORITY, Cooperative, cooperative_facts
from essmodel.governance.fact import CooperativeFacts
from essmodel.governance.membership import Headcount, Member, Membership
from essmodel.governance.statutes import (
    DecisionKind,
    EmptyCollege,
    Interest,
    MajorityBase,
    MemberCategory,
)
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.stakeholders.party import EssOrganisation, LegalFamily, Person, PublicAuthority
from essmodel.stakeholders.register import Register
from essmodel.values.money import Money
from essmodel.values.period import Period

DAY = date(2026, 5, 14)
CATEGORIES = (
    MemberCategory(id="inhabitants", name="Inhabitants", interest=Interest.BENEFICIARIES),
    MemberCategory(id="staff", name="Staff", interest=Interest.EMPLOYEES),
)


def member(
    party: str,
    category: str = "inhabitants",
    *,
    college: str | None = None,
    capital: Money = Money(20_00),  # noqa: B008 - a frozen value
) -> Member:
    """Make a member, mostly with one share of twenty euros."""
    return Member(party=party, category=category, college=college, capital=capital, period=Period())


def numbered(**sizes: int) -> Membership:
    """Make members known by number only."""
    return Membership(
        headcounts=tuple(
            Headcount(group=group, members=size, source=Invention())
            for group, size in sizes.items()
        )
    )


def known(
    made: Cooperative, *, on: date = DAY, register: Register | None = None
) -> CooperativeFacts:
    """Return what is known; everyone is a person unless a register says more."""
    people = {one.party: Person(id=one.party, name=one.party) for one in made.membership.members}
    return cooperative_facts(made, register or Register(parties=tuple(people.values())), on=on)


@pytest.fixture
def named(make: SimpleNamespace) -> Cooperative:
    """A co-operative of two inhabitants and one of the staff, by name."""
    rules = make.statutes(categories=CATEGORIES)
    people = (member("amina"), member("bruno"), member("gael", "staff", capital=Money(100_00)))
    made: Cooperative = make.cooperative(rules, Membership(members=people))
    return made


def members_of(facts: CooperativeFacts) -> dict[str, int | None]:
    """Return the members of each category."""
    return {str(one.name): one.members for one in facts.categories or ()}


def test_members_and_their_capital_add_up(named: Cooperative) -> None:
    """They are known one by one, so their sum is."""
    facts = known(named)

    assert (facts.members, facts.capital) == (3, Money(140_00))
    assert members_of(facts) == {"Inhabitants": 2, "Staff": 1}
    assert [(one.name, one.amount) for one in facts.holdings or ()] == [
        ("amina", Money(20_00)),
        ("bruno", Money(20_00)),
        ("gael", Money(100_00)),
    ]


def test_members_are_those_of_the_day(named: Cooperative) -> None:
    """The last of the staff left on the day before."""
    people = named.membership.members
    gone = evolve(people[2], period=Period(end=DAY))
    left = evolve(named, membership=Membership(members=(*people[:2], gone)))

    assert members_of(known(left, on=date(2026, 5, 13))) == {"Inhabitants": 2, "Staff": 1}
    assert members_of(known(left, on=DAY)) == {"Inhabitants": 2, "Staff": 0}
    assert known(left, on=DAY).capital == Money(40_00)


def test_capital_that_is_stated_counts_before_the_sum(named: Cooperative) -> None:
    """Former members may not have been paid back."""
    assert known(evolve(named, capital=Money(500_00))).capital == Money(500_00)


def test_holder_is_a_public_body_or_none(named: Cooperative) -> None:
    """A code of the pack says which."""
    register = Register(
        parties=(
            PublicAuthority(id="amina", name="A town", kind="commune"),
            EssOrganisation(id="bruno", name="B", family=LegalFamily.ASSOCIATION),
            Person(id="gael", name="Gaël"),
        )
    )

    holders = known(named, register=register).holdings or ()

    assert [(one.name, one.holder) for one in holders] == [
        ("A town", "commune"),
        ("B", NO_AUTHORITY),
        ("Gaël", NO_AUTHORITY),
    ]


def test_what_nobody_said_is_unknown(make: SimpleNamespace) -> None:
    """No member is named and no number given: nothing is zero."""
    facts = known(make.cooperative(make.statutes(), Membership()))

    assert facts.members is None
    assert facts.capital is None
    assert facts.holdings is None
    assert members_of(facts) == {"Everyone": None}
    assert (facts.employees, facts.has_variable_capital) == (None, None)


def test_members_known_by_number_have_unknown_capital(make: SimpleNamespace) -> None:
    """A headcount says nothing about shares."""
    rules = make.statutes(categories=CATEGORIES)

    facts = known(make.cooperative(rules, numbered(inhabitants=457, staff=16)))

    assert (facts.members, facts.capital, facts.holdings) == (473, None, None)


def test_category_that_no_number_is_given_for_has_nobody(make: SimpleNamespace) -> None:
    """Once members are counted by category, those not named have none."""
    rules = make.statutes(categories=CATEGORIES)

    facts = known(make.cooperative(rules, numbered(inhabitants=457)))

    assert members_of(facts) == {"Inhabitants": 457, "Staff": 0}


def test_categories_are_unknown_where_only_colleges_are_counted(make: SimpleNamespace) -> None:
    """A college is no category; the number of all members is known all the same."""
    rules = make.statutes(*make.colleges(users=60, team=40), categories=CATEGORIES)

    facts = known(make.cooperative(rules, numbered(users=457, team=16)))

    assert members_of(facts) == {"Inhabitants": None, "Staff": None}
    assert facts.members == 473


def test_colleges_are_unknown_where_only_categories_are_counted(make: SimpleNamespace) -> None:
    """Nobody can tell which of them exist."""
    rules = make.statutes(*make.colleges(users=60, team=40), categories=CATEGORIES)

    facts = known(make.cooperative(rules, numbered(inhabitants=457, staff=16)))

    assert facts.formed_colleges is None
    assert facts.members == 473


def test_weights_are_those_of_the_statutes_and_those_of_the_day(make: SimpleNamespace) -> None:
    """60 of 100 on paper, 60 of 60 while the other college is empty and its weight is shared."""
    rules = make.statutes(
        *make.colleges(users=60, team=40), empty_college=EmptyCollege.REDISTRIBUTE
    )

    facts = known(make.cooperative(rules, make.members(users=3)))

    assert [(one.parts, one.whole) for one in facts.colleges or ()] == [(60, 100), (40, 100)]
    assert [(one.parts, one.whole) for one in facts.formed_colleges or ()] == [(60, 60)]
    assert facts.empty_college == "redistribute"


def test_without_colleges_there_is_none_and_that_is_known(named: Cooperative) -> None:
    """Their list is empty, not missing."""
    facts = known(named)

    assert (facts.colleges, facts.formed_colleges, facts.empty_college) == ((), (), None)


def test_decisions_are_known_with_their_quorums_and_majority(make: SimpleNamespace) -> None:
    """A call without quorum needs none of one."""
    decision = make.decision(
        kind=DecisionKind.EXTRAORDINARY, first="1/4", majority="2/3", base=MajorityBase.ATTENDING
    )

    (found,) = (
        known(make.cooperative(make.statutes(decisions=(decision,)), Membership())).decisions or ()
    )

    assert (found.kind, found.majority_base) == ("extraordinary", "attending")
    assert (found.first_quorum_part, found.first_quorum_whole) == (1, 4)
    assert (found.second_quorum_part, found.second_quorum_whole) == (0, 1)
    assert (found.majority_part, found.majority_whole, found.majority_is_strict) == (2, 3, False)


@pytest.mark.parametrize(
    ("membership", "path"),
    [
        (Membership(members=(member("amina", "nobody"),)), "members.0.category"),
        (Membership(members=(member("amina", college="nobody"),)), "members.0.college"),
        (numbered(nobody=1), "headcounts.0.group"),
    ],
)
def test_members_are_in_groups_that_the_statutes_have(
    make: SimpleNamespace, membership: Membership, path: str
) -> None:
    """A misspelt group would lose its members."""
    with pytest.raises(InvalidValueError) as refusal:
        make.cooperative(make.statutes(categories=CATEGORIES), membership)

    assert [(one.id, one.path) for one in refusal.value.problems] == [("id_unknown", path)]


def test_with_colleges_every_member_has_one(make: SimpleNamespace) -> None:
    """One who had none would have no voice."""
    rules = make.statutes(*make.colleges(users=1), categories=CATEGORIES)

    with pytest.raises(InvalidValueError, match=r"members\.0\.college: members vote by colleges"):
        make.cooperative(rules, Membership(members=(member("amina"),)))


def test_meeting_is_found_by_its_id(make: SimpleNamespace) -> None:
    """Or is said to be unknown."""
    held = make.meeting(make.attendance(), id="ag-2026")
    made = make.cooperative(make.statutes(), Membership(), held)

    assert made.meeting("ag-2026") == held
    with pytest.raises(InvalidValueError, match="there is no meeting 'ag-2025'"):
        made.meeting("ag-2025")


def test_meetings_have_ids_of_their_own(make: SimpleNamespace) -> None:
    """Otherwise the second would never be found."""
    held = make.meeting(make.attendance())

    with pytest.raises(InvalidValueError, match=r"meetings\.1\.id: the id 'meeting' is already"):
        make.cooperative(make.statutes(), Membership(), held, held)


def test_dates_that_choose_the_law_are_those_that_are_known(named: Cooperative) -> None:
    """An unknown one is left out, so that a rule that needs it says so."""
    formed, ended = date(2019, 3, 1), date(2025, 12, 31)
    dated = evolve(named, formed_on=formed, fiscal_year_end=ended)

    assert named.dates(on=DAY) == {Event.DECISION: DAY}
    assert dated.dates(on=DAY) == {
        Event.DECISION: DAY,
        Event.FORMATION: formed,
        Event.FISCAL_YEAR_END: ended,
    }


def test_what_is_known_of_the_capital_is_a_fact(make: SimpleNamespace) -> None:
    """Of shares, the number of their values; what nobody said is unknown, and never nothing."""
    plain = make.cooperative(make.statutes(), make.members(everyone=1))
    known = evolve(
        plain,
        paid_capital=Money(10_00),
        highest_capital=Money(30_00),
        share_values=(Money(20_00), Money(50_00), Money(20_00)),
        approved=False,
    )

    def facts(of: Cooperative) -> tuple[object, ...]:
        found = cooperative_facts(of, make.register(of), on=DAY)
        return (found.paid_capital, found.highest_capital, found.share_values, found.approved)

    assert facts(plain) == (None, None, None, None)
    assert facts(known) == (Money(10_00), Money(30_00), 2, False)


def test_whether_a_member_deliberated_is_a_fact_of_its_holding(make: SimpleNamespace) -> None:
    """Yes, no, or nobody knows."""
    membership = make.members(everyone=3)
    members = tuple(
        evolve(one, deliberated=said)
        for one, said in zip(membership.members, (True, False, None), strict=True)
    )
    made = make.cooperative(make.statutes(), evolve(membership, members=members))

    facts = cooperative_facts(made, make.register(made), on=DAY)

    assert [one.deliberated for one in facts.holdings or ()] == [True, False, None]
