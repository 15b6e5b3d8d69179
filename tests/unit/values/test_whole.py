"""Validators of whole numbers."""

import pytest
from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.values.whole import is_count, is_positive, is_whole


@frozen
class Parts:
    """A value with a field of each kind."""

    whole: int = field(default=1, validator=is_whole)
    count: int = field(default=1, validator=is_count)
    positive: int = field(default=1, validator=is_positive)


@pytest.mark.parametrize("wrong", [True, 1.0, "1", None])
@pytest.mark.parametrize("name", ["whole", "count", "positive"])
def test_only_a_whole_number_is_one(name: str, wrong: object) -> None:
    """Named after the field, so that it is found."""
    with pytest.raises(InvalidValueError, match=f"{name}: .* is not a whole number"):
        Parts(**{name: wrong})  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "least"), [("whole", None), ("count", 0), ("positive", 1)])
def test_each_kind_has_its_least(name: str, least: int | None) -> None:
    """A whole number has none, a count zero, a size one."""
    if least is None:
        assert Parts(**{name: -(10**30)}).whole == -(10**30)
    else:
        assert getattr(Parts(**{name: least}), name) == least
        with pytest.raises(InvalidValueError, match=f"{name}: "):
            Parts(**{name: least - 1})
