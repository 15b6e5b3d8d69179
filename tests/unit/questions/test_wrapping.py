"""Lines kept within a width: as Python's own module breaks them."""

from textwrap import fill

import pytest

from essmodel.questions.wrapping import WIDTH, wrapped

LONG_WORD = "x" * (WIDTH + 20)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one line",
        "word " * 19 + "words",
        "word " * 60 + "end",
        f"a {LONG_WORD} in {LONG_WORD} between",
        "two  spaces " * 20 + "end",
        "a\ttab and\na second line",
        " at both ends ",
        "a\u00a0; b\u202f! " * 30 + "end",
        "x" * (WIDTH - 4),
        "x" * (WIDTH - 3),
    ],
)
def test_lines_break_where_python_breaks_them(text: str) -> None:
    """Plain sentences are broken in another way, with the same result."""
    expected = fill(
        text, WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 6, break_on_hyphens=False
    )

    assert wrapped(text, first=" " * 4, others=" " * 6) == expected
