"""An amount divided to the cent."""

import pytest

from essmodel.errors import InvalidValueError
from essmodel.values.apportion import apportioned


@pytest.mark.parametrize(
    ("total", "claims", "parts"),
    [
        (100, (1, 1, 1), (34, 33, 33)),
        (100, (3, 1), (75, 25)),
        (10, (6, 6, 2), (4, 4, 2)),
        (11, (6, 6, 2), (5, 5, 1)),
        (1, (0, 1), (0, 1)),
        (0, (5, 0), (0, 0)),
        (0, (), ()),
        (0, (0,), (0,)),
    ],
    ids=str,
)
def test_parts_are_as_near_as_cents_allow(
    total: int, claims: tuple[int, ...], parts: tuple[int, ...]
) -> None:
    """The third and fourth row: one cent more, and the last one gets one less (Alabama)."""
    assert apportioned(total, claims) == parts


@pytest.mark.parametrize(("total", "claims"), [(-1, (1,)), (1, (2, -1)), (1, ()), (5, (0, 0))])
def test_what_cannot_be_divided_is_refused(total: int, claims: tuple[int, ...]) -> None:
    """Nothing below zero, and nothing among nobody."""
    with pytest.raises(InvalidValueError, match="cannot be divided"):
        apportioned(total, claims)
