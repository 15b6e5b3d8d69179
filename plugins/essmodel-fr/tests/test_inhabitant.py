"""The facts that the pack asks of an inhabitant."""

from datetime import date

from essmodel.messages.text import LANGS
from essmodel.rules.datatype import Label
from essmodel.rules.fact import definitions, nodes, stated
from essmodel.values.money import Money
from essmodel_fr.inhabitant import Inhabitant
from essmodel_fr.pack import PACK


def test_facts_are_stated_in_units_of_their_types() -> None:
    """Money in cents, days as days; what is not said stays unknown."""
    amina = Inhabitant(
        quotient_familial=Money(369_50), resident=True, birth_date=date(1990, 2, 28), children=2
    )
    facts = stated(amina)

    assert facts["inhabitant.quotient_familial"] == 369_50
    assert facts["inhabitant.resident"] is True
    assert facts["inhabitant.birth_date"] == date(1990, 2, 28)
    assert facts["inhabitant.children"] == 2
    assert facts["inhabitant.membership_paid"] is None


def test_each_fact_says_what_it_is_and_where_it_is_found() -> None:
    """In both languages, so that a town clerk can fill the form."""
    for one in definitions(Inhabitant):
        for lang in LANGS:
            assert one.label.said(lang), one.name
            assert one.comes_from.said(lang), one.name


def test_the_pack_brings_the_facts_and_the_codes_they_need() -> None:
    """Files name them; a label without its book would mean nothing."""
    books = {book.id for book in PACK.code_books}
    needed = {fact.type.book for fact in PACK.facts if isinstance(fact.type, Label)}

    assert set(nodes(Inhabitant)) <= set(PACK.facts)
    assert needed <= books
