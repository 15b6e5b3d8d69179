"""Answers in columns: a bit for each rule, and as many columns as that takes."""

from typing import Any

import narwhals as nw
import polars as pl
import pytest

from essmodel.messages.text import Text
from essmodel.rules.columns.inquiry import Inquiry
from essmodel.rules.columns.place import Place
from essmodel.rules.columns.population import answered, bit
from essmodel.rules.columns.rows import rows
from essmodel.rules.datatype import Number
from essmodel.rules.expression import Cmp, Fact, Lit
from essmodel.rules.well_typed import TRUTH

PRICE = Number(places=2, unit="EUR", least=0, most=10_000)
IS_SO, COST = Fact("is_so", TRUTH, Text.same("is so")), Fact("cost", PRICE, Text.same("cost"))
PEOPLE = pl.DataFrame(
    {
        "key": list(range(6)),
        "is_so": [True, True, False, False, None, None],
        "cost": [3, None, 3, None, 3, None],
    }
)


@pytest.mark.parametrize("place", [0, 1, 61, 62, 63])
@pytest.mark.parametrize("of", [pl, nw])
def test_bit_stands_alone(place: int, of: Any) -> None:  # noqa: ANN401 - a module
    """Up to the last of the 64, which no literal of every library can be."""
    frame: Any = pl.DataFrame({"a": [1]})
    given = frame if of is pl else nw.from_native(frame)

    found = given.select(bit(place, of, of.UInt64).alias("bit"))

    assert found.get_column("bit").to_list() == [2**place]


@pytest.mark.parametrize("library", ["polars", "plan", "pandas", "pyarrow"])
def test_verdict_and_price_are_told_with_their_reasons(library: str) -> None:
    """A price is told unless it is refused; one that is unknown leaves the verdict unknown."""
    frames = {
        "polars": PEOPLE,
        "plan": PEOPLE.lazy(),
        "pandas": PEOPLE.to_pandas().convert_dtypes(),
        "pyarrow": PEOPLE.to_arrow(),
    }
    dear = Cmp("<", COST, Lit(4, PRICE))
    several = (
        Inquiry(id="one", rules=(IS_SO,), price=COST, figures={}),
        Inquiry(id="free", rules=(IS_SO, dear), price=None, figures={}),
        Inquiry(id="open", rules=(), price=None, figures={}),
    )
    table = rows(frames[library], among=PEOPLE.columns)
    place = Place(namespace=table.namespace, figures={}, dates={})

    answers = table.read(answered(table, several, place, keep=("key",)))

    told = {name: answers.get_column(name).to_list() for name in answers.columns}
    assert told == {
        "key": [0, 1, 2, 3, 4, 5],
        "one.verdict": [True, None, False, False, None, None],
        "one.price": [3, None, None, None, 3, None],
        "one.failed": [0, 0, 1, 1, 0, 0],
        "one.undetermined": [0, 0, 0, 0, 1, 1],
        "free.verdict": [True, None, False, False, None, None],
        "free.price": [None] * 6,
        "free.failed": [0, 0, 1, 1, 0, 0],
        "free.undetermined": [0, 2, 0, 2, 1, 3],
        "open.verdict": [True] * 6,
        "open.price": [None] * 6,
        "open.failed": [0] * 6,
        "open.undetermined": [0] * 6,
    }
