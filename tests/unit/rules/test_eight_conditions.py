"""
A rule of eight conditions and one missing fact: what it says, whoever reads it.

Where the family quotient alone decides, it alone is asked for; where another condition already
fails, the answer is no, and nothing is missing.
"""

from collections.abc import Callable, Mapping
from typing import Any

import duckdb
import polars as pl
import pytest

from essmodel.messages.text import Text
from essmodel.rules.columns.dialect import DUCKDB
from essmodel.rules.columns.inquiry import Inquiry
from essmodel.rules.columns.intake import Needs, intake
from essmodel.rules.columns.place import Place
from essmodel.rules.columns.population import answered
from essmodel.rules.columns.rows import rows
from essmodel.rules.columns.statement import Asked, select
from essmodel.rules.columns.table import Table
from essmodel.rules.datatype import Number
from essmodel.rules.evaluate import Unknown, evaluate
from essmodel.rules.expression import And, Cmp, Fact, Lit, Node, Or
from essmodel.rules.fact import Facts, FactValue
from essmodel.rules.observation import Frame
from essmodel.rules.oracle import value
from essmodel.rules.scalar.closure import closure
from essmodel.rules.scalar.generated import compiled
from essmodel.rules.scalar.reasons import reasons
from essmodel.rules.situation import situation
from essmodel.rules.verdict import Missing
from essmodel.rules.well_typed import TRUTH

EUROS = Number(places=2, unit="EUR", least=0, most=10**9)
QUOTIENT = Fact("family.quotient", EUROS, Text.same("family quotient"))
IN_QUARTER = Fact("family.in_quarter", TRUTH, Text.same("lives in the quarter"))
PAPERS = tuple(Fact(f"family.paper{i}", TRUTH, Text.same(f"paper {i}")) for i in range(7))
NEAR_OR_MODEST = Or((IN_QUARTER, Cmp("<=", QUOTIENT, Lit(900_00, EUROS))))
RULE = And((*PAPERS, NEAR_OR_MODEST))
COMPLETE: Facts = {one.path: True for one in PAPERS} | {
    IN_QUARTER.path: False,
    QUOTIENT.path: 900_00,
}
Reading = Callable[[Node, Facts], object]


def known(**changes: FactValue) -> Facts:
    """Return the complete case, with facts of the family changed, or forgotten."""
    return {**COMPLETE, **{f"family.{name}": fact for name, fact in changes.items()}}


def explained(node: Node, facts: Facts) -> object:
    """Read with reasons."""
    found = evaluate(node, Frame(situation(facts)))
    return None if isinstance(found, Unknown) else found


READINGS: dict[str, Reading] = {
    "oracle": lambda node, facts: value(node, situation(facts)),
    "explanation": explained,
    "closures": lambda node, facts: closure(node, figures={}, dates={})(facts),
    "code": lambda node, facts: compiled(node, figures={}, dates={})(facts),
}


@pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS)
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (known(), True),
        (known(quotient=900_01), False),
        (known(quotient=None), None),
        (known(quotient=None, in_quarter=True), True),
        (known(quotient=None, paper3=False), False),
        (known(quotient=None, paper3=None), None),
    ],
)
def test_missing_quotient_is_neither_yes_nor_no(
    reading: Reading, facts: Facts, expected: object
) -> None:
    """Unless something else settles the answer."""
    assert reading(RULE, facts) is expected


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        (known(quotient=None), {QUOTIENT.path}),
        (known(quotient=None, in_quarter=None), {QUOTIENT.path, IN_QUARTER.path}),
        (known(quotient=None, paper3=None), {QUOTIENT.path, "family.paper3"}),
    ],
)
def test_what_would_settle_it_is_named_and_nothing_else(facts: Facts, missing: set[str]) -> None:
    """The quotient alone, where it alone decides."""
    found = evaluate(RULE, Frame(situation(facts)))

    assert isinstance(found, Unknown)
    assert found.causes == (Missing(frozenset(missing)),)
    told = reasons((("rule", RULE),), figures={}, dates={})(facts)
    assert told.undetermined == ("rule",)
    assert set(told.missing) == missing


def test_refusal_names_nothing_missing() -> None:
    """No paper could change it."""
    facts = known(quotient=None, paper3=False)
    frame = Frame(situation(facts))

    assert evaluate(RULE, frame) is False
    assert [one.node for one in frame.seen] == [PAPERS[3]]
    told = reasons((("rule", RULE),), figures={}, dates={})(facts)
    assert (told.failed, told.undetermined, set(told.missing)) == (("rule",), (), set())


CONDITIONS: tuple[Node, ...] = (*PAPERS, NEAR_OR_MODEST)
Line = tuple[object, object, object]
Tell = Callable[[list[Facts], tuple[Node, ...]], list[Line]]


def table_of(cases: list[Facts]) -> pl.DataFrame:
    """Write cases as a table, a column for each fact."""
    kinds: dict[str, Any] = {one.path: pl.Boolean for one in (*PAPERS, IN_QUARTER)}
    kinds[QUOTIENT.path] = pl.Int64
    columns = {path: [facts[path] for facts in cases] for path in kinds}
    return pl.DataFrame(columns, schema=kinds)


def told_in_columns(given: Any, rules: tuple[Node, ...]) -> list[Line]:  # noqa: ANN401 - a frame
    """Return the verdict, what failed and what is undetermined, of each row of a frame."""
    inquiry = Inquiry(id="trip", rules=rules, price=None, figures={})
    needs = Needs.of(((one, {}) for one in rules), days={}, known={})
    table = rows(given, among=needs.facts)
    found = intake(table.schema, needs, namespace=table.namespace, books={})
    place = Place(namespace=table.namespace, figures={}, dates={}, columns=found.columns)
    answers = answered(table.of(found.names), (inquiry,), place, keep=())
    told = pl.DataFrame(answers.to_arrow())
    return list(told.select("trip.verdict", "trip.failed", "trip.undetermined").iter_rows())


def told_by_database(cases: list[Facts], rules: tuple[Node, ...]) -> list[Line]:
    """Return the same, as the one statement that is written for a database says it."""
    asked = Asked(answers={"verdict": RULE}, rules=rules, dates={})
    with duckdb.connect() as database:
        database.register("families", table_of(cases).with_row_index("key").to_arrow())
        statement = select(asked, table=Table(name="families", keys=("key",)), dialect=DUCKDB)
        found = database.sql(statement).order("key").fetchall()
    return [(verdict, failed, unknown) for _, verdict, failed, unknown in found]


TELLERS: Mapping[str, Tell] = {
    "polars": lambda cases, rules: told_in_columns(table_of(cases), rules),
    "pandas": lambda cases, rules: told_in_columns(
        table_of(cases).to_pandas().convert_dtypes(), rules
    ),
    "pyarrow": lambda cases, rules: told_in_columns(table_of(cases).to_arrow(), rules),
    "SQL": told_by_database,
}


@pytest.mark.parametrize("tell", TELLERS.values(), ids=TELLERS)
def test_population_is_told_the_same(tell: Tell) -> None:
    """The quotient's condition alone is undetermined, and a refusal has nothing missing in it."""
    at = {one: 2**place for place, one in enumerate(CONDITIONS)}

    told = tell(
        [
            known(),
            known(quotient=900_01),
            known(quotient=None),
            known(quotient=None, in_quarter=True),
            known(quotient=None, in_quarter=None),
            known(quotient=None, paper3=None),
        ],
        CONDITIONS,
    )

    assert told == [
        (True, 0, 0),
        (False, at[NEAR_OR_MODEST], 0),
        (None, 0, at[NEAR_OR_MODEST]),
        (True, 0, 0),
        (None, 0, at[NEAR_OR_MODEST]),
        (None, 0, at[NEAR_OR_MODEST] + at[PAPERS[3]]),
    ]


@pytest.mark.parametrize("tell", TELLERS.values(), ids=TELLERS)
def test_refusal_is_told_to_a_population_whatever_is_missing(tell: Tell) -> None:
    """A paper fails: the verdict is a no; the rule of them all fails, and nothing is missing."""
    cases = [known(quotient=None, paper3=False), known(paper3=False), known(quotient=None)]

    assert tell(cases, CONDITIONS) == [(False, 2**3, 2**7), (False, 2**3, 0), (None, 0, 2**7)]
    assert tell(cases, (RULE,)) == [(False, 1, 0), (False, 1, 0), (None, 0, 1)]
