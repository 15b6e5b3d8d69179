"""P2: categories at every instant: who leaves may leave, and what that breaks is written down."""

from datetime import date

from essmodel.governance.chronicle import Chronicle, CooperativeEvent, told
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.lapse import Lapsed, Regularised, lapses_found
from essmodel.governance.member_event import Admitted, Applied, Left
from essmodel.governance.statutes import (
    Interest,
    MemberCategory,
    ProxyRule,
    Statutes,
    VoiceRule,
)
from essmodel.journal.entry import Dated
from essmodel.rules.law.source import Invention
from essmodel.rules.rulebook import Rulebook
from essmodel.stakeholders.party import Person
from essmodel.stakeholders.register import Register
from essmodel_fr.pack import PACK

LAW = Rulebook(rules=PACK.rules, parameters=PACK.parameters)
FOUNDED, LEFT, HIRED = date(2024, 1, 8), date(2025, 3, 3), date(2025, 6, 2)
KINDS = {"amina": "beneficiaries", "bruno": "employees", "chloe": "volunteers"}
PEOPLE = Register(parties=tuple(Person(id=one, name=one) for one in (*KINDS, "djibril")))
BROKEN = ("fr.scic.at_least_three_categories", "fr.scic.employees_among_members")


def founded() -> Cooperative:
    """Make a co-operative of three categories; all of it is invented."""
    statutes = Statutes(
        source=Invention(),
        voice=VoiceRule.ONE_PER_MEMBER,
        categories=tuple(
            MemberCategory(id=kind, name=kind, interest=Interest(kind)) for kind in KINDS.values()
        ),
        decisions=(),
        proxies=ProxyRule(limit=1),
    )
    return Cooperative(name="Les Tilleuls", legal_form="sas", formed_on=FOUNDED, statutes=statutes)


def joined(party: str, category: str, day: date) -> list[Dated[CooperativeEvent]]:
    """Return how somebody became a member."""
    return [
        Dated(day, Applied(party=party, category=category)),
        Dated(day, Admitted(party=party, category=category)),
    ]


def noted(events: list[Dated[CooperativeEvent]], on: date) -> Chronicle:
    """Write down what lapsed after *events*, and tell the whole."""
    told_so_far = told(founded(), events)
    found = lapses_found(told_so_far.cooperative, PEOPLE, law=LAW, known=told_so_far.lapses, on=on)
    events += [Dated(on, one) for one in found]
    return told(founded(), events)


def test_last_employee_leaves_and_another_comes() -> None:
    """It is accepted, noted once, and regularised on the day when somebody is hired."""
    events = [event for party, kind in KINDS.items() for event in joined(party, kind, FOUNDED)]
    before = noted(events, FOUNDED).lapses

    events.append(Dated(LEFT, Left(party="bruno")))
    after = noted(events, LEFT)
    again = noted(events, date(2025, 4, 1))
    events += joined("djibril", "employees", HIRED)
    healed = noted(events, HIRED)

    assert not set(BROKEN) & set(before)
    assert {rule: after.lapses[rule] for rule in BROKEN} == dict.fromkeys(BROKEN, LEFT)
    assert again.lapses == after.lapses
    assert healed.lapses == before
    assert [type(one.event) for one in events[-4:]] == [Lapsed, Applied, Admitted, Regularised]
