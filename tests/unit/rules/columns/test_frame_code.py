"""What a code chooses in the columns of every library."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from essmodel.messages.text import Text
from essmodel.rules.columns.frame import expression
from essmodel.rules.columns.namespace import Namespace
from essmodel.rules.columns.place import Column, Place
from essmodel.rules.datatype import DataType, Label, Number
from essmodel.rules.expression import Cmp, Fact, If, In, Lit, Mul, Node, Param
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.law.source import Invention
from essmodel.rules.well_typed import CALENDAR, TRUTH

Agreed = Callable[..., list[object]]
INVENTED = Invention()
TOWN = Fact("town", Label("town"), Text.same("town"))
HOME = Fact("home", Label("town"), Text.same("home"))
X = Fact("x", Number(least=0, most=10**6), Text.same("x"))
TOWNS = [{"town": town, "home": "a", "x": 7} for town in ("b", "a", "z", "", None)]


def param(kind: DataType) -> Param:
    """A figure of some kind."""
    return Param("figure", kind, Text.same("figure"))


@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
def test_figure_is_that_of_the_code(agreed: Agreed, library: str, *, by_steps: bool) -> None:
    """Unknown where the code is, or has none; the empty text is a code too."""
    figures = {"figure": ByCode("town", (("a", 3), ("", 0), ("b", -4)), INVENTED)}
    node = Mul(param(Number()), X)

    found = agreed(node, TOWNS, library=library, by_steps=by_steps, figures=figures)

    assert found == [-28, 21, None, 0, None]


CHOSEN: list[tuple[DataType, tuple[object, object]]] = [
    (TRUTH, (True, False)),
    (CALENDAR, (date(2026, 2, 28), date(2024, 2, 29))),
    (Label("kind"), ("k", "")),
    (Number(places=2), (2**53 + 1, -1)),
]


@pytest.mark.parametrize(("kind", "values"), CHOSEN, ids=["truth", "day", "label", "number"])
def test_figure_of_any_kind_is_chosen(
    agreed: Agreed, library: str, kind: DataType, values: tuple[bool | date | str | int, ...]
) -> None:
    """By the code of each case, or the same for all."""
    by_code = ByCode("town", tuple(zip("ab", values, strict=True)), INVENTED)

    agreed(param(kind), TOWNS, library=library, figures={"figure": by_code})
    agreed(param(kind), TOWNS, library=library, figures={"figure": values[0]})


def test_figure_that_no_code_has_is_unknown(agreed: Agreed, library: str) -> None:
    """The source is silent everywhere."""
    figures = {"figure": ByCode("town", (), INVENTED)}

    assert agreed(param(Number()), TOWNS, library=library, figures=figures) == [None] * 5


def test_figure_of_35_000_towns_is_gathered(agreed: Agreed, library: str) -> None:
    """As many as there are municipalities."""
    codes = [f"{number:05}" for number in range(35_000)]
    values = tuple((code, 2 * number) for number, code in enumerate(codes))
    figures = {"figure": ByCode("town", values, INVENTED)}
    cases = [{"town": town} for town in [*codes[::-7], None, "1", "35000"]]

    found = agreed(param(Number()), cases, library=library, figures=figures)

    assert found[:2] == [69_998, 69_984]
    assert found[-3:] == [None, None, None]


CODES = ("b", "a", "never met")


def stored(node: Node, codes: tuple[str, ...], **figures: Figure) -> list[object]:
    """Return what *node* comes to where a column stores the places of codes in a list."""
    frame = pl.DataFrame({"t": ["a", None, "b"]}, schema={"t": pl.Enum(CODES)})
    columns = {"town": Column(pl.col("t"), codes=codes)}
    at = Place(namespace=Namespace(pl), figures=figures, dates={}, columns=columns)
    found: list[object] = frame.select(answer=expression(node, at))["answer"].to_list()
    return found


@pytest.mark.parametrize("codes", [CODES, ()], ids=["listed", "as text"])
def test_column_may_store_places_of_codes(codes: tuple[str, ...]) -> None:
    """A code that the column lists may have no figure, and one that has a figure not be listed."""
    named = Cmp("==", TOWN, Lit("a", Label("town")))

    assert stored(TOWN, codes) == ["a", None, "b"]
    assert stored(named, codes) == [True, None, False]
    assert stored(In(TOWN, frozenset({"a"})), codes) == [True, None, False]


def test_figures_are_gathered_by_the_places_of_codes() -> None:
    """Without a look at their texts; a code that is listed nowhere is not asked for."""
    figure = ByCode("town", (("a", 3), ("not listed", 5)), INVENTED)

    assert stored(param(Number()), CODES, figure=figure) == [3, None, None]


def test_figure_by_a_code_that_no_column_holds_is_unknown() -> None:
    """As the fact itself."""
    figure = ByCode("another fact", (("a", 3),), INVENTED)

    assert stored(param(Number()), CODES, figure=figure) == [None]


MEMBERSHIPS: list[Node] = [
    In(TOWN, frozenset({"a", "z"})),
    In(TOWN, frozenset()),
    In(TOWN, frozenset({f"{number}" for number in range(1_000)} | {"b"})),
    In(If(In(TOWN, frozenset({"a"})), TOWN, HOME), frozenset({"a"})),
    Cmp("==", TOWN, Lit("a", Label("town"))),
    Cmp("!=", Lit("a", Label("town")), TOWN),
    Cmp("==", TOWN, HOME),
    Cmp("!=", TOWN, TOWN),
    Cmp("==", TOWN, Lit("a label outside every book", Label("town"))),
    In(Lit("a", Label("town")), frozenset({"a"})),
]


@pytest.mark.parametrize("by_steps", [False, True], ids=["at once", "by steps"])
@pytest.mark.parametrize("node", MEMBERSHIPS)
def test_codes_are_compared_as_they_are(
    agreed: Agreed, library: str, node: Node, *, by_steps: bool
) -> None:
    """Unknown codes are equal to none, and among none, not even among nothing."""
    agreed(node, TOWNS, library=library, by_steps=by_steps)
