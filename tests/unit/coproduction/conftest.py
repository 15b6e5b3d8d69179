"""What the tests of services share: facts to ask about and prices to look up."""

from collections.abc import Callable

import pytest

from essmodel.coproduction.service import Condition, Service
from essmodel.coproduction.tariff import Band, Bound, Table, Tariff
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number, Truth
from essmodel.rules.expression import Fact, Param
from essmodel.rules.formula import Formula, Names
from essmodel.rules.law.source import Confidence, Publication
from essmodel.values.period import ALWAYS, Period
from essmodel.values.reading import money, number

PAGE = Publication(title="a price list", confidence=Confidence.READ)
EUROS = Number(places=2, unit="EUR", least=0)
LEAVES = (
    Fact("family.quotient", EUROS, Text.same("quotient")),
    Fact("family.lives_here", Truth(), Text.same("lives here")),
    Fact("family.paid", Truth(), Text.same("paid")),
    Param("law.price", EUROS, Text.same("price set by law")),
)
STARTS, ENDS = {"from": True, "above": False}, {"below": False, "up_to": True}


def band(text: str) -> Band:
    """Read a band as people write it: ``from 400 below 640: 1.75``, ``exactly 1900: silent``."""
    bounds, _, price = text.partition(": ")
    words = bounds.split()
    said = dict(zip(words[::2], words[1::2], strict=True))
    if "exactly" in said:
        said["from"] = said["up_to"] = said.pop("exactly")
    start = [
        Bound(at=number(at), is_inside=STARTS[word]) for word, at in said.items() if word in STARTS
    ]
    end = [Bound(at=number(at), is_inside=ENDS[word]) for word, at in said.items() if word in ENDS]
    return Band(
        start=start[0] if start else None,
        end=end[0] if end else None,
        price=None if price == "silent" else money(price),
    )


def table(
    *bands: str, when: str = "", price: str = "", whole: bool = False, by: str = "family.quotient"
) -> Table:
    """Make a table of a price list, flat or by bands of the quotient."""
    return Table(
        when=Formula(when) if when else None,
        by=Formula(by) if bands else None,
        price=money(price) if price else None,
        in_whole_units=whole,
        bands=tuple(band(one) for one in bands),
    )


def tariff(*tables: Table) -> Tariff:
    """Make a price list."""
    return Tariff(tables=tables, source=PAGE)


def condition(requires: str, *, name: str = "", period: Period = ALWAYS) -> Condition:
    """Make a condition."""
    return Condition(id=name or requires, requires=Formula(requires), source=PAGE, period=period)


def service(*conditions: Condition, prices: Tariff | None = None) -> Service:
    """Make a service."""
    return Service(
        id="meal", title=Text(en="meal", fr="repas"), conditions=conditions, tariff=prices
    )


@pytest.fixture
def names() -> Names:
    """Say what the names in formulas mean."""
    return Names(leaves=LEAVES)


@pytest.fixture(name="table")
def _table() -> Callable[..., Table]:
    return table


@pytest.fixture(name="tariff")
def _tariff() -> Callable[..., Tariff]:
    return tariff


@pytest.fixture(name="condition")
def _condition() -> Callable[..., Condition]:
    return condition


@pytest.fixture(name="service")
def _service() -> Callable[..., Service]:
    return service
