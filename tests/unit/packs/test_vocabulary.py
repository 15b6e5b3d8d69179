"""What the packs of one question mean by their words, and what no pack may do to another."""

from datetime import date

import pytest
from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.packs.pack import RulePack
from essmodel.packs.vocabulary import vocabulary
from essmodel.rules.codebook import CodeBook
from essmodel.rules.law.event import Event
from essmodel.rules.statement import Statement
from essmodel.values.identifier import Identifier
from essmodel_fr.pack import PACK

WORDS = vocabulary((PACK,))


def _ids(error: InvalidValueError) -> set[str]:
    return {problem.id for problem in error.problems}


def test_a_statement_is_read_by_the_name_its_pack_gave() -> None:
    """A town writes the short name, the pack knows the path and the unit."""
    found = WORDS.read(Statement("quotient_familial", "369,50"))

    assert found == ("inhabitant.quotient_familial", 369_50)


def test_a_figure_of_law_is_stated_by_nobody() -> None:
    """A parameter has a name in formulas, and is no fact."""
    with pytest.raises(InvalidValueError) as refused:
        WORDS.read(Statement("fr.scic.public_capital_cap", "60 %"))

    assert _ids(refused.value) == {"not_a_fact"}


def test_an_identifier_is_checked_by_its_scheme() -> None:
    """The register that a code belongs to says how it is formed."""
    assert WORDS.require_identifier(Identifier("siren", "732 829 320")) == "732829320"
    with pytest.raises(InvalidValueError) as wrong:
        WORDS.require_identifier(Identifier("siren", "732 829 321"))
    with pytest.raises(InvalidValueError) as unknown:
        WORDS.require_identifier(Identifier("sirene", "732 829 320"))

    assert _ids(wrong.value) == {"identifier_digits"}
    assert _ids(unknown.value) == {"scheme_unknown"}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_two_packs_that_share_a_name_are_refused_together(lang: str) -> None:
    """One word with two meanings would let one pack change another."""
    twin = evolve(PACK, rules=())
    with pytest.raises(InvalidValueError) as refused:
        vocabulary((PACK, twin))

    assert _ids(refused.value) == {"name_has_two_meanings"}
    expected = "two packs declare the fact" if lang == "en" else "deux paquets déclarent le fait"
    assert expected in refused.value.said("fr" if lang == "fr" else "en")


def test_each_country_adds_its_legal_forms() -> None:
    """The core leaves the book to packs: two bring their codes to one, and none the other's."""
    form = ("tonga_society", Text.same("society"))
    book = CodeBook(id="legal_form", title=Text.same("form"), codes=(form,))
    other = RulePack(manifest=evolve(PACK.manifest, id="tonga"), code_books=(book,))
    twice = RulePack(manifest=evolve(PACK.manifest, id="samoa"), code_books=(book,))

    (joined,) = [one for one in vocabulary((PACK, other)).books if one.id == "legal_form"]
    with pytest.raises(InvalidValueError) as refused:
        vocabulary((PACK, other, twice))

    assert "sas" in joined
    assert "tonga_society" in joined
    assert _ids(refused.value) == {"name_has_two_meanings"}
    assert "'legal_form.tonga_society'" in str(refused.value)


def test_the_ids_of_a_pack_begin_with_its_own() -> None:
    """Nobody can speak in the name of a neighbour."""
    with pytest.raises(InvalidValueError) as refused:
        evolve(PACK, manifest=evolve(PACK.manifest, id="elsewhere"))

    assert _ids(refused.value) == {"id_without_prefix"}


def test_the_law_of_a_question_is_that_of_its_packs() -> None:
    """Without packs there is no rule to ask."""
    days = {Event.DECISION: date(2026, 11, 22)}

    assert vocabulary(()).law.ask({}, days) == ()


def forms(name: str, *codes: str) -> RulePack:
    """Return a pack that brings some legal forms."""
    book = CodeBook(
        id="legal_form",
        title=Text.same("legal form"),
        codes=tuple((code, Text.same(code)) for code in codes),
    )
    return RulePack(manifest=evolve(PACK.manifest, id=name, country=None), code_books=(book,))


def test_two_packs_may_add_codes_to_one_book() -> None:
    """Each country has legal forms of its own."""
    words = vocabulary((forms("one", "eg"), forms("two", "aps", "odv")))

    (book,) = (one for one in words.books if one.id == "legal_form")
    assert [code for code, _ in book.codes] == ["eg", "aps", "odv"]


def test_one_code_never_has_two_meanings() -> None:
    """Not even in the book of another pack."""
    with pytest.raises(InvalidValueError) as refused:
        vocabulary((forms("one", "eg"), forms("two", "aps", "eg")))

    assert _ids(refused.value) == {"name_has_two_meanings"}
