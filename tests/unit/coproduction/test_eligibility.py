"""A request decided: every reason is given, and nothing is decided on a missing fact."""

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from essmodel.coproduction.bound import BoundService, bound_service
from essmodel.coproduction.eligibility import decided, service_rules
from essmodel.coproduction.request import Answer, Granted, Refused, Undecided, standing
from essmodel.coproduction.service import Condition, Service
from essmodel.coproduction.tariff import Table, Tariff
from essmodel.errors import NoLawInForceError
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number, Truth
from essmodel.rules.expression import Lit, Node
from essmodel.rules.finding import Standing
from essmodel.rules.formula import Formula, Names
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.oracle import value
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.situation import situation
from essmodel.rules.verdict import Missing, Silent
from essmodel.values.money import Money
from essmodel.values.period import Period

DAY = date(2026, 11, 22)
ACT = LegalSource(kind=SourceKind.ACT, title="an act", confidence=Confidence.READ)
NO_LAW = Rulebook(rules=())
FactValues = dict[str, bool | int]
TOLD = {Standing.MET: True, Standing.UNMET: False, Standing.UNDETERMINED: None}


@pytest.fixture
def ask(names: Names) -> Callable[..., Answer]:
    """Ask for a service."""

    def ask(
        asked: Service, *, on: date = DAY, law: Rulebook = NO_LAW, **facts: bool | int
    ) -> Answer:
        known = {f"family.{name}": value for name, value in facts.items()}
        dates = {Event.DECISION: on}
        rules = service_rules(asked, names)
        answer = decided(rules, known, law=law, dates=dates)
        ready = bound_service(asked, rules, law=law, dates=dates)
        require_same(answer, ready, known)
        return answer

    return ask


def require_same(answer: Answer, ready: BoundService, facts: FactValues) -> None:
    """Require that the service bound to the day says the same as each of its rules asked."""
    case = situation(facts, ready.figures, ready.dates)
    findings = {one.rule.id: TOLD[one.standing] for one in answer.findings}
    assert value(ready.verdict, case) is TOLD[standing(answer)]
    assert {one.id: value(one.tree, case) for one in ready.rules} == {
        one.id: findings.get(one.id, True) for one in ready.rules
    }
    if not isinstance(answer, Refused):
        price = answer.price.amount if answer.price else None
        told = None if ready.price is None else value(ready.price, case)
        assert told == (price.cents if price else None)


@pytest.fixture
def meal(
    condition: Callable[..., Condition],
    service: Callable[..., Service],
    table: Callable[..., Table],
    tariff: Callable[..., Tariff],
) -> Service:
    """A meal for members who live here, at a price by quotient with a hole at 1900."""
    prices = tariff(table("below 1900: 4.60", "exactly 1900: silent", "above 1900: 4.90"))
    return service(condition("family.lives_here"), condition("family.paid"), prices=prices)


def law(requires: Node, confidence: Confidence = Confidence.READ) -> Rulebook:
    """Make a law of one rule."""
    rule = Rule(
        id="act.rule",
        subject=Subject.ELIGIBILITY,
        requires=requires,
        source=evolve(ACT, confidence=confidence),
        event=Event.DECISION,
    )
    return Rulebook(rules=(rule,))


def test_request_that_meets_all_is_granted_at_its_price(
    ask: Callable[..., Answer], meal: Service
) -> None:
    """With the figure that the price was looked up by."""
    answer = ask(meal, lives_here=True, paid=True, quotient=189_999)

    assert isinstance(answer, Granted)
    assert answer.price is not None
    assert answer.price.amount == Money(4_60)
    assert [seen.value for seen in answer.price.observations] == [189_999]
    assert answer.price.source == meal.tariff.source if meal.tariff else None


def test_every_condition_is_asked_after_a_no(ask: Callable[..., Answer], meal: Service) -> None:
    """People are owed all the reasons, the good ones too."""
    answer = ask(meal, lives_here=False, paid=False, quotient=0)

    assert isinstance(answer, Refused)
    assert [(one.rule.id, one.standing) for one in answer.findings] == [
        ("meal.family.lives_here", Standing.UNMET),
        ("meal.family.paid", Standing.UNMET),
    ]


def test_no_is_a_no_even_when_something_is_missing(
    ask: Callable[..., Answer], meal: Service
) -> None:
    """What is missing could not change it."""
    answer = ask(meal, lives_here=False)

    assert isinstance(answer, Refused)
    assert [one.standing for one in answer.findings] == [Standing.UNMET, Standing.UNDETERMINED]


def test_missing_fact_alone_is_named(ask: Callable[..., Answer], meal: Service) -> None:
    """It is the one thing to ask for."""
    answer = ask(meal, paid=True, quotient=0)

    assert isinstance(answer, Undecided)
    causes = {one.rule.id: getattr(one.verdict, "causes", ()) for one in answer.findings}
    assert causes == {
        "meal.family.lives_here": (Missing(frozenset({"family.lives_here"})),),
        "meal.family.paid": (),
    }
    assert answer.price is not None
    assert answer.price.amount == Money(4_60)


def test_missing_quotient_leaves_the_price_open(ask: Callable[..., Answer], meal: Service) -> None:
    """A grant without a price would be no answer."""
    answer = ask(meal, lives_here=True, paid=True)

    assert isinstance(answer, Undecided)
    assert answer.price is not None
    assert answer.price.amount is None
    assert answer.price.causes == (Missing(frozenset({"family.quotient"})),)


@pytest.mark.parametrize(
    ("quotient", "price"),
    [(189_999, Money(4_60)), (190_000, None), (190_001, Money(4_90))],
)
def test_silent_price_is_no_price(
    ask: Callable[..., Answer], meal: Service, quotient: int, price: Money | None
) -> None:
    """One cent before and one cent after, there is one."""
    answer = ask(meal, lives_here=True, paid=True, quotient=quotient)

    assert isinstance(answer, Undecided if price is None else Granted)
    assert not isinstance(answer, Refused)
    assert answer.price is not None
    assert answer.price.amount == price
    source = meal.tariff.source if meal.tariff else ACT
    assert answer.price.causes == (() if price else (Silent(source),))


def test_service_without_price_list_is_granted_without_price(
    ask: Callable[..., Answer],
    condition: Callable[..., Condition],
    service: Callable[..., Service],
) -> None:
    """What it costs is not said, which is not zero."""
    answer = ask(service(condition("family.paid")), paid=True)

    assert isinstance(answer, Granted)
    assert answer.price is None


def test_service_may_be_free(
    ask: Callable[..., Answer],
    service: Callable[..., Service],
    table: Callable[..., Table],
    tariff: Callable[..., Tariff],
) -> None:
    """Zero is a price."""
    answer = ask(service(prices=tariff(table(price="0"))))

    assert isinstance(answer, Granted)
    assert answer.price is not None
    assert answer.price.amount == Money(0)


@pytest.mark.parametrize(
    ("day", "granted"),
    [
        (date(2025, 8, 31), True),
        (date(2025, 9, 1), False),
        (date(2026, 8, 31), False),
        (date(2026, 9, 1), True),
    ],
)
def test_condition_is_asked_from_its_first_day_until_before_its_last(
    ask: Callable[..., Answer],
    condition: Callable[..., Condition],
    service: Callable[..., Service],
    day: date,
    *,
    granted: bool,
) -> None:
    """On other days it is no reason, neither for nor against."""
    year = Period(start=date(2025, 9, 1), end=date(2026, 9, 1))

    answer = ask(service(condition("family.paid", period=year)), on=day, paid=False)

    assert isinstance(answer, Granted) is granted
    assert len(answer.findings) == (0 if granted else 1)


@pytest.mark.parametrize(
    ("confidence", "answer"),
    [(Confidence.READ, Refused), (Confidence.SECONDARY, Refused), (Confidence.INFERRED, Undecided)],
)
def test_law_is_asked_beside_the_conditions(
    ask: Callable[..., Answer],
    service: Callable[..., Service],
    confidence: Confidence,
    answer: type,
) -> None:
    """It refuses what the service would grant, unless nobody read it as law."""
    never = law(Lit(value=False, type=Truth()), confidence)

    assert isinstance(ask(service(), law=never), answer)


PRICE = Parameter[Money](
    id="law.price",
    label=Text.same("price"),
    datatype=Number(places=2, unit="EUR", least=0),
    enacted=(
        Enacted(value=Money(1_00), period=Period(end=date(2026, 1, 1)), source=ACT),
        Enacted(value=Money(2_00), period=Period(start=date(2026, 1, 1)), source=ACT),
    ),
)


@pytest.mark.parametrize(
    ("day", "price"), [(date(2025, 12, 31), Money(5_00)), (date(2026, 1, 1), Money(6_00))]
)
def test_price_list_may_follow_a_figure_of_the_law(
    ask: Callable[..., Answer],
    service: Callable[..., Service],
    table: Callable[..., Table],
    tariff: Callable[..., Tariff],
    day: date,
    price: Money,
) -> None:
    """The figure is that of the day of the decision."""
    prices = tariff(table("below 1.50: 5", "from 1.50: 6", by="law.price"))
    book = Rulebook(rules=(), parameters=(PRICE,))

    answer = ask(service(prices=prices), on=day, law=book)

    assert isinstance(answer, Granted)
    assert answer.price is not None
    assert answer.price.amount == price


def test_price_list_cannot_follow_a_figure_that_was_not_set(
    ask: Callable[..., Answer],
    service: Callable[..., Service],
    table: Callable[..., Table],
    tariff: Callable[..., Tariff],
) -> None:
    """There was no such law on that day."""
    prices = tariff(table("below 1.50: 5", "from 1.50: 6", by="law.price"))
    since = evolve(PRICE, enacted=PRICE.enacted[1:])
    book = Rulebook(rules=(), parameters=(since,))

    with pytest.raises(NoLawInForceError):
        ask(service(prices=prices), on=date(2025, 12, 31), law=book)


def test_answer_comes_to_a_standing(ask: Callable[..., Answer], meal: Service) -> None:
    """Granted is met, refused is unmet, undecided is undetermined."""
    answers = (
        ask(meal, lives_here=True, paid=True, quotient=0),
        ask(meal, lives_here=False, paid=True, quotient=0),
        ask(meal, paid=True, quotient=0),
    )

    assert [standing(one) for one in answers] == [
        Standing.MET,
        Standing.UNMET,
        Standing.UNDETERMINED,
    ]


def test_condition_with_an_alternative_names_only_what_would_settle_it(
    ask: Callable[..., Answer],
    condition: Callable[..., Condition],
    service: Callable[..., Service],
) -> None:
    """Someone with a high quotient is asked where they live, someone with a low one nothing."""
    either = service(
        evolve(condition("x"), requires=Formula("family.lives_here or family.quotient < 850"))
    )
    high, low = ask(either, quotient=85_000), ask(either, quotient=84_999)

    assert isinstance(low, Granted)
    assert isinstance(high, Undecided)
    (finding,) = high.findings
    assert getattr(finding.verdict, "causes", ()) == (Missing(frozenset({"family.lives_here"})),)
