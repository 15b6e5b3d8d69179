"""Facts as people state them."""

from datetime import date

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.expression import Scalar
from essmodel.rules.statement import understood

FORMS = CodeBook(
    id="legal_form",
    title=Text(en="legal form", fr="forme juridique"),
    codes=(("sa", Text.same("SA")), ("sas", Text.same("SAS"))),
)


@pytest.mark.parametrize(
    ("text", "like", "expected"),
    [
        ("oui", Truth(), True),
        ("2016-12-11", Calendar(), date(2016, 12, 11)),
        ("8,50", Number(places=2, unit="EUR"), 850),
        ("sas", Label("legal_form"), "sas"),
        ("anything", Label("name"), "anything"),
    ],
)
def test_text_is_understood_by_the_kind_of_its_fact(
    text: str, like: DataType, expected: Scalar
) -> None:
    """The same text may be a number, a code or a name."""
    assert understood(text, like, (FORMS,)) == expected


def test_code_that_the_book_lacks_is_refused_with_those_it_has() -> None:
    """A closed list is closed."""
    with pytest.raises(InvalidValueError) as refusal:
        understood("gmbh", Label("legal_form"), (FORMS,))

    assert str(refusal.value) == ("'gmbh' is no code of 'legal form'; write one of: sa and sas")


def test_list_is_not_stated_in_a_text() -> None:
    """Its records are."""
    with pytest.raises(InvalidValueError, match="give its records"):
        understood("a, b", Many("college"), ())
