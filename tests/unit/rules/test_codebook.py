"""Closed lists of codes."""

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.codebook import CodeBook

FORMS = CodeBook(
    id="legal_form",
    title=Text(en="legal form", fr="forme juridique"),
    codes=(("sa", Text(en="public limited company", fr="société anonyme")),),
)


def test_code_has_its_name_in_both_languages() -> None:
    """People read names, files hold codes."""
    assert FORMS.title_of("sa").said("fr") == "société anonyme"
    assert "sa" in FORMS
    assert "gmbh" not in FORMS


def test_code_that_is_not_listed_is_its_own_name() -> None:
    """A name that a case gave itself is shown as it is."""
    assert FORMS.title_of("gmbh").said("fr") == "gmbh"


def test_code_is_listed_once() -> None:
    """Two names for one code are a mistake."""
    with pytest.raises(InvalidValueError, match="legal_form: a code is listed twice"):
        CodeBook(id="legal_form", title=FORMS.title, codes=FORMS.codes * 2)
