"""Where the parts of a value were written."""

import pytest

from essmodel.errors import Position
from essmodel.values.origin import Origin

MARKS = {"": 1, "places": 2, "places.0": 3, "places.0.name": 4, "services": 9}
ORIGIN = Origin(
    "case.yaml", tuple((path, Position("case.yaml", line, 1)) for path, line in MARKS.items())
)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("places.0.name", 4),
        ("places.0.title", 3),
        ("places.1.name", 2),
        ("aaa", 1),
        ("zzz.0", 1),
        ("", 1),
    ],
)
def test_part_is_found_or_else_the_nearest_one_that_holds_it(path: str, line: int) -> None:
    """A missing key is shown at the place where it should stand."""
    found = ORIGIN.find(path)

    assert found is not None
    assert found.line == line


def test_value_that_was_not_written_has_no_place() -> None:
    """What Python made stands in no file."""
    assert Origin("", ()).find("places.0") is None
