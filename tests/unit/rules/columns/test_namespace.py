"""The few things that polars and narwhals spell apart."""

from datetime import date
from operator import add

import narwhals as nw
import polars as pl
import pytest

from essmodel.errors import InvalidValueError
from essmodel.rules.columns.namespace import Namespace, joined
from essmodel.rules.datatype import DataType, Label, Many, Number
from essmodel.rules.expression import Scalar
from essmodel.rules.well_typed import CALENDAR, TRUTH

POLARS, NARWHALS = Namespace(pl), Namespace(nw)


def test_days_are_days_in_polars_and_numbers_elsewhere() -> None:
    """There and back."""
    day = date(2026, 2, 28)

    assert (POLARS.held(day), POLARS.told(day, CALENDAR)) == (day, day)
    assert (NARWHALS.held(day), NARWHALS.told(20260228, CALENDAR)) == (20260228, day)


@pytest.mark.parametrize("namespace", [POLARS, NARWHALS], ids=["polars", "narwhals"])
@pytest.mark.parametrize(
    ("value", "kind"), [(True, TRUTH), (7, Number()), ("a", Label("kind")), (None, CALENDAR)]
)
def test_other_values_are_held_as_they_are(
    namespace: Namespace, value: Scalar | None, kind: DataType
) -> None:
    """Unknown ones as well."""
    assert namespace.held(value) == value
    assert namespace.told(value, kind) == value


@pytest.mark.parametrize("namespace", [POLARS, NARWHALS], ids=["polars", "narwhals"])
def test_lists_are_of_no_type(namespace: Namespace) -> None:
    """They are read from columns, and never made."""
    with pytest.raises(InvalidValueError, match="whole list"):
        namespace.dtype(Many("record"))


def test_column_is_made_for_a_frame_of_any_sort() -> None:
    """Days among its values."""
    days = [date(2026, 2, 28), None]
    frame = nw.from_native(pl.DataFrame({"x": [1, 2]}).to_arrow())

    assert POLARS.series("day", days, CALENDAR, like=None).to_list() == days
    assert NARWHALS.series("day", days, CALENDAR, like=frame).to_list() == [20260228, None]


def test_constant_stands_in_every_row() -> None:
    """Compared with a column of one value as well, which polars would take for a single row."""
    frame = pl.DataFrame({"x": [1, 1, 1]})
    is_one = POLARS.constant(1, Number()) == pl.lit(pl.Series([1]))

    for cases in (frame, frame.lazy()):
        found = POLARS.with_columns(cases, [is_one.alias("answer")]).lazy().collect()
        assert found["answer"].to_list() == [True] * 3


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 17, 1_000])
def test_terms_are_joined_two_by_two_in_their_order(count: int) -> None:
    """Each once, whatever their number."""
    terms = [[number] for number in range(count)]

    assert joined(terms, add) == list(range(count))


def test_joined_terms_make_no_deep_tree() -> None:
    """Of a thousand, ten levels."""
    assert joined([1] * 1_000, lambda one, other: max(one, other) + 1) <= 11
