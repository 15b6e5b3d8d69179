"""What may come of a rule and of a service, read off their form."""

from typing import Any

import pytest

from essmodel.coproduction.service import Condition, Service
from essmodel.coproduction.tariff import ComputedPrice, Surcharge, Table, Tariff
from essmodel.messages.text import Text
from essmodel.packs.readable_case import Outcome
from essmodel.questions.possible_answer import answers_of_rule, answers_of_service
from essmodel.rules.datatype import Number
from essmodel.rules.expression import Cmp, Coalesce, Fact, IsKnown, Lit, Node
from essmodel.rules.formula import Formula
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, Invention, LegalSource, Source, SourceKind
from essmodel.rules.law.status import Draft
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.well_typed import TRUTH
from essmodel.values.money import Money

AGE = Fact("child.age", Number(), Text.same("age"))
LOCAL = Fact("child.local", TRUTH, Text.same("local"))
THREE = Cmp(">=", AGE, Lit(3, Number()))
YES, NO = Lit(True, TRUTH), Lit(False, TRUTH)
GRANTED, REFUSED, UNDECIDED = Outcome.GRANTED, Outcome.REFUSED, Outcome.UNDECIDED
MET, UNMET, UNDETERMINED = Outcome.MET, Outcome.UNMET, Outcome.UNDETERMINED
ASIDE = Outcome.DOES_NOT_APPLY


def text(confidence: Confidence = Confidence.READ, **more: Any) -> LegalSource:  # noqa: ANN401 - any field
    """Make a text of law."""
    return LegalSource(kind=SourceKind.ACT, title="an act", confidence=confidence, **more)


def rule(requires: Node, source: Source, applies: Node | None = None) -> Rule:
    """Make a rule about who may have a service."""
    return Rule(
        id="town.rule",
        subject=Subject.ELIGIBILITY,
        requires=requires,
        applies=applies,
        source=source,
        event=Event.DECISION,
    )


@pytest.mark.parametrize(
    ("made", "answers"),
    [
        (rule(THREE, text()), (MET, UNMET, UNDETERMINED)),
        (rule(THREE, text(), LOCAL), (MET, UNMET, UNDETERMINED, ASIDE)),
        (rule(YES, text()), (MET,)),
        (rule(NO, text()), (UNMET,)),
        (rule(IsKnown(AGE), text()), (MET, UNMET)),
        (rule(Coalesce(LOCAL, NO, text()), text()), (MET, UNMET)),
        (rule(THREE, text(Confidence.INFERRED)), (UNDETERMINED,)),
        (rule(THREE, text(status=Draft())), (ASIDE,)),
        (rule(THREE, Invention()), (MET, UNMET, UNDETERMINED)),
    ],
    ids=["plain", "some", "always", "never", "known", "default", "doubt", "draft", "invented"],
)
def test_rule_may_come_to_what_its_form_allows(made: Rule, answers: tuple[Outcome, ...]) -> None:
    """A doubt is neither a yes nor a no, and a draft binds nobody."""
    assert answers_of_rule((made,), {}) == answers


def service(*requires: Node | Formula, source: Source | None = None, **tariff: Any) -> Service:  # noqa: ANN401 - any field
    """Make a service of some conditions and one price."""
    return Service(
        id="town.club",
        title=Text.same("Club"),
        conditions=tuple(
            Condition(id=f"c{number}", requires=one, source=source or text())
            for number, one in enumerate(requires)
        ),
        tariff=Tariff(tables=(Table(**tariff),), source=text()) if tariff else None,
    )


FLAT: dict[str, Any] = {"price": Money(2)}


@pytest.mark.parametrize(
    ("made", "answers"),
    [
        (service(), (GRANTED,)),
        (service(**FLAT), (GRANTED,)),
        (service(THREE), (GRANTED, REFUSED, UNDECIDED)),
        (service(Formula("child.age >= 3")), (GRANTED, REFUSED, UNDECIDED)),
        (service(THREE, NO), (REFUSED,)),
        (service(YES), (GRANTED,)),
        (service(THREE, source=text(Confidence.UNVERIFIED)), (UNDECIDED,)),
        (service(NO, source=text(status=Draft())), (GRANTED,)),
        (service(price=ComputedPrice(formula=Lit(200, Number(places=2)))), (GRANTED,)),
        (service(price=ComputedPrice(formula=AGE)), (GRANTED, UNDECIDED)),
    ],
    ids=[
        "open", "flat", "asks", "formula", "closed", "always", "doubt", "draft", "sum", "by-age",
    ],
)  # fmt: skip
def test_service_may_come_to_what_its_conditions_and_prices_allow(
    made: Service, answers: tuple[Outcome, ...]
) -> None:
    """One that always refuses does nothing else."""
    assert answers_of_service(made) == answers


def test_a_surcharge_may_leave_the_price_open() -> None:
    """Whoever may or may not have to pay it has no price yet."""
    extra = Surcharge(when=LOCAL, price=Money(1))
    tariff = Tariff(tables=(Table(price=Money(2)),), surcharges=(extra,), source=text())
    made = Service(id="town.club", title=Text.same("Club"), tariff=tariff)

    assert answers_of_service(made) == (GRANTED, UNDECIDED)


def test_a_surcharge_of_an_unknown_amount_leaves_the_price_open_too() -> None:
    """Everyone pays it, and it depends on an age."""
    extra = Surcharge(when=YES, price=ComputedPrice(formula=AGE))
    tariff = Tariff(tables=(Table(price=Money(2)),), surcharges=(extra,), source=text())
    made = Service(id="town.club", title=Text.same("Club"), tariff=tariff)

    assert answers_of_service(made) == (GRANTED, UNDECIDED)
