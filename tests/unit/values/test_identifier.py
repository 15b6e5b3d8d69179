"""Codes of registers, checked as text."""

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.values.identifier import Identifier, IdentifierScheme

LIBRARY_CARD = IdentifierScheme(
    id="card",
    title=Text(en="library card", fr="carte de bibliothèque"),
    pattern=r"[0-9]{4}",
    example="01 32",
    is_sound=lambda code: sum(map(int, code)) % 2 == 0,
)


@pytest.mark.parametrize("written", ["0132", "01 32", "01\u00a032", "01\u202f32"])
def test_code_loses_its_spaces_and_keeps_its_zeros(written: str) -> None:
    """A code is text: zeros at its head are part of it."""
    assert LIBRARY_CARD.check(written) == "0132"


@pytest.mark.parametrize("written", ["132", "013Z", "", "٠١٣٢"])
def test_code_of_another_shape_is_refused_with_an_example(written: str) -> None:
    """Whoever typed it can compare."""
    with pytest.raises(InvalidValueError) as refusal:
        LIBRARY_CARD.check(written)

    assert str(refusal.value) == (
        f"{written!r} has not the shape of a code (library card); write it as in 01 32, "
        "and in a spreadsheet give its column the format Text"
    )


def test_code_whose_check_digits_fail_is_told_apart() -> None:
    """A digit was mistyped: the shape is right."""
    with pytest.raises(InvalidValueError, match=r"check digits of '0133'.*digit mistyped"):
        LIBRARY_CARD.check("0133")


def test_scheme_is_equal_to_its_like() -> None:
    """The function that checks does not count."""
    assert Identifier("card", "0132") == Identifier("card", "0132")
    assert Identifier("card", "0132") < Identifier("card", "0134")
