"""What the tests of proofs share: a toy tariff, a day, a machine without the solver."""

import sys
from datetime import date

import pytest
from tests.unit.rules.proof.person import (
    INVENTED,
    QUOTIENT,
    SCHEMES,
    SIZE,
    Tariff,
    euros,
    rate,
    rounded,
)

from essmodel.rules import expression as tree
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.proof.grounds import Grounds


@pytest.fixture
def tariff() -> Tariff:
    """The toy tariff."""
    rates = (rate(619), rate(516), rate(413), rate(310))
    asked = rounded(tree.Mul(QUOTIENT, tree.Bands(SIZE, (2, 3, 4), rates, INVENTED)))
    clamped = tree.MinMax("min", (tree.MinMax("max", (asked, euros(80))), euros(65_00)))
    percents = tuple(tree.Lit(one, Number(places=2)) for one in (40, 70, 120))
    reduction = tree.Bands(QUOTIENT, (400_00, 800_00), percents, INVENTED)
    return Tariff(clamped, rounded(tree.Mul(clamped, reduction)))


@pytest.fixture
def grounds() -> Grounds:
    """The day of the decision, and the code book of schemes."""
    return Grounds(dates={Event.DECISION: date(2026, 11, 22)}, books=(SCHEMES,))


@pytest.fixture
def no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which z3 is not installed."""
    monkeypatch.setitem(sys.modules, "z3", None)
