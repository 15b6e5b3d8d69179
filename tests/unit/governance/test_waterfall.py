"""A law on surpluses is figured under every version that may govern, as far as it can be told."""

from collections.abc import Mapping
from datetime import date

import pytest

from essmodel.governance.account_fact import AccountsFacts
from essmodel.governance.fact import CooperativeFacts
from essmodel.governance.surplus import Of
from essmodel.governance.waterfall import Demand, Figured, LegalStep, Waterfall, figured
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.expression import Lit, Node
from essmodel.rules.fact import stated
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.law.status import Draft, InForce, LegalStatus
from essmodel.rules.rounding import Rounding
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.term import node_of
from essmodel.rules.verdict import Missing
from essmodel.values.money import Money
from essmodel.values.period import ALWAYS, Day, DayWithin, Period
from essmodel.values.proportion import Proportion

DAY = date(2025, 12, 31)


def act(article: str, status: LegalStatus | None = None) -> LegalSource:
    """Cite an article of an invented act."""
    return LegalSource(
        kind=SourceKind.ACT,
        title="an act",
        article=article,
        confidence=Confidence.READ,
        status=status or InForce(),
    )


RATE = Parameter[Proportion](
    id="xx.rate",
    label=Text.same("rate"),
    datatype=Number(places=4),
    enacted=(
        Enacted(value=Proportion.of(1, 10), period=Period(end=date(2020, 1, 1)), source=act("old")),
        Enacted(
            value=Proportion.of(2, 10), period=Period(start=date(2020, 1, 1)), source=act("new")
        ),
    ),
)
LAW = Rulebook(rules=(), parameters=(RATE,))


def part(numerator: int) -> Node:
    """Write hundredths."""
    return Lit(numerator, Number(places=2))


def step(
    to: str,
    share: Node,
    *,
    of: Of = Of.REMAINDER,
    excludes: Node | None = None,
    at_most: Node | None = None,
    period: Period = ALWAYS,
    rounding: Rounding = Rounding.CEILING,
    source: LegalSource | None = None,
) -> LegalStep:
    """Write a step of an invented law."""
    return LegalStep(
        to=to,
        label=Text.same(to),
        demand=Demand.AT_LEAST,
        part=share,
        of=of,
        rounding=rounding,
        excludes=excludes,
        at_most=at_most,
        event=Event.FISCAL_YEAR_END,
        period=period,
        source=source or act(to),
    )


def figure(
    *steps: LegalStep,
    surplus: int = 100_00,
    facts: AccountsFacts | None = None,
    day: Day | None = DAY,
) -> list[Figured]:
    """Figure a law of these steps on a surplus in cents."""
    dates = {} if day is None else {Event.FISCAL_YEAR_END: day}
    known = stated(facts or AccountsFacts())
    return list(figured(Waterfall(id="xx.w", steps=steps), Money(surplus), known, dates, law=LAW))


def amounts(found: Figured) -> Mapping[str, int]:
    """Return what each purpose gets, in cents."""
    return {one.to: one.amount.cents for one in found.allocation.allotments}


def test_thirty_then_three_percent_of_the_rest_then_everything() -> None:
    """The steps of any country: a part of the whole, a part of what is left, the rest."""
    (found,) = figure(
        step("legal", part(30), of=Of.SURPLUS),
        step("fund", part(3)),
        step("interest", Lit(1, Number()), at_most=AccountsFacts.share_capital.node),
        facts=AccountsFacts(share_capital=Money(50_00)),
    )

    assert amounts(found) == {"legal": 30_00, "fund": 2_10, "interest": 50_00}
    assert found.allocation.carried == Money(17_90)
    assert found.causes == ()


@pytest.mark.parametrize(("rounding", "expected"), [(Rounding.CEILING, 34), (Rounding.FLOOR, 33)])
def test_rounding_is_named(rounding: Rounding, expected: int) -> None:
    """A third of a euro, or nearly."""
    (found,) = figure(step("third", part(33), rounding=rounding), surplus=1_01)

    assert amounts(found) == {"third": expected}


def test_an_unknown_fact_stops_the_waterfall_there() -> None:
    """What comes before is told, what comes after is not."""
    (found,) = figure(
        step("legal", part(10)),
        step("interest", part(50), excludes=AccountsFacts.subsidies.node),
        step("rest", part(50)),
    )

    assert amounts(found) == {"legal": 10_00}
    assert found.causes == (Missing(frozenset({"accounts.subsidies"})),)
    assert [one.to for one in found.versions] == ["legal", "interest"]
    assert [one.value for one in found.observations] == [None]


@pytest.mark.parametrize("surplus", [0, -1])
def test_of_a_loss_no_bound_is_asked(surplus: int) -> None:
    """Nothing is allotted, whatever is unknown."""
    (found,) = figure(
        step("interest", part(50), excludes=AccountsFacts.subsidies.node), surplus=surplus
    )

    assert amounts(found) == {"interest": 0}
    assert found.allocation.carried == Money(surplus)


CHANGED = (
    step("legal", part(10), period=Period(end=date(2020, 1, 1)), source=act("old")),
    step("legal", part(20), period=Period(start=date(2020, 1, 1)), source=act("new")),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 12, 31), [{"legal": 10_00}]),
        (date(2020, 1, 1), [{"legal": 20_00}]),
        (DayWithin(date(2019, 12, 1), date(2020, 1, 31)), [{"legal": 10_00}, {"legal": 20_00}]),
        (None, [{"legal": 10_00}, {"legal": 20_00}]),
    ],
)
def test_the_day_chooses_the_version(day: Day | None, expected: list[dict[str, int]]) -> None:
    """Where it is not known, all of them are figured."""
    assert [amounts(one) for one in figure(*CHANGED, day=day)] == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 12, 31), [{}]),
        (date(2020, 1, 1), [{"legal": 20_00}]),
        (DayWithin(date(2019, 12, 1), date(2020, 1, 31)), [{"legal": 20_00}, {}]),
        (None, [{"legal": 20_00}, {}]),
    ],
)
def test_before_a_law_nothing_is_asked(day: Day | None, expected: list[dict[str, int]]) -> None:
    """On a day that may be before it, both are figured."""
    assert [amounts(one) for one in figure(CHANGED[1], day=day)] == expected


def test_a_figure_is_the_one_of_the_day() -> None:
    """And only figures that were the law together with the step."""
    rate = step("legal", node_of(RATE, RATE.datatype))
    recent = step("legal", node_of(RATE, RATE.datatype), period=Period(start=date(2021, 1, 1)))
    unsure = DayWithin(date(2019, 12, 1), date(2021, 1, 31))

    assert [amounts(one) for one in figure(rate, day=date(2019, 12, 31))] == [{"legal": 10_00}]
    assert [amounts(one) for one in figure(rate, day=date(2020, 1, 1))] == [{"legal": 20_00}]
    assert [amounts(one) for one in figure(recent, day=unsure)] == [{"legal": 20_00}, {}]


def test_a_draft_asks_nothing() -> None:
    """It is no law yet."""
    assert [
        amounts(one) for one in figure(step("legal", part(10), source=act("draft", Draft())))
    ] == [{}]


def test_a_waterfall_is_of_the_co_operatives_that_it_names() -> None:
    """Of all, where it names none; of none that nobody can tell."""
    named = Waterfall(id="xx.w", applies=(CooperativeFacts.legal_form == "sas").node, steps=CHANGED)

    assert Waterfall(id="xx.w", steps=CHANGED).governs({}, {})
    assert named.governs(stated(CooperativeFacts(legal_form="sas")), {})
    assert not named.governs(stated(CooperativeFacts(legal_form="sa")), {})
    assert not named.governs({}, {})
