"""A proof in words, in both languages, and as data."""

import pytest
from tests.unit.rules.proof.person import (
    BORN,
    CHILD_AGE,
    CHILDREN,
    PRIORITY,
    QUOTIENT,
    SCHEME,
    aged,
    euros,
    quotient,
    whole,
)

from essmodel.messages.catalogue import Message
from essmodel.messages.text import Lang
from essmodel.rules import expression as tree
from essmodel.rules.law.event import Event
from essmodel.rules.proof.claim import tightens
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.proof import NotProved, Proved, Refuted, explained

ENGLISH = """\
refuted, by this case:
priority area: yes
born on: unknown
scheme: farm scheme
day of the meeting: 1 January 2010
quotient: €901.00
the local rule: yes
the national rule: no"""
FRENCH = """\
réfuté par ce cas\u00a0:
quartier prioritaire\u00a0: oui
né le\u00a0: inconnu
régime\u00a0: régime agricole
jour de l’assemblée\u00a0: 1 janvier 2010
quotient\u00a0: 901,00\u00a0€
la règle locale\u00a0: oui
la règle nationale\u00a0: non"""
LOCAL = tree.And(
    (
        PRIORITY,
        tree.Not(tree.IsKnown(BORN)),
        tree.In(SCHEME, frozenset({"farm"})),
        tree.IsKnown(tree.RefDate(Event.ASSEMBLY)),
    )
)


@pytest.mark.parametrize(("lang", "expected"), [("en", ENGLISH), ("fr", FRENCH)])
def test_counterexample_is_a_readable_person(lang: Lang, expected: str, grounds: Grounds) -> None:
    """Labels and values as people write them, codes by their names."""
    proof = tightens(LOCAL, quotient("<=", 900_00), grounds)

    assert explained(proof, lang) == expected


def test_counterexample_as_data(grounds: Grounds) -> None:
    """Values in units of their types, and what is unknown by name."""
    proof = tightens(LOCAL, quotient("<=", 900_00), grounds)

    assert isinstance(proof, Refuted)
    assert proof.counterexample.to_plain() == {
        "facts": {
            "person.priority": True,
            "person.scheme": "farm",
            "person.quotient": 901_00,
        },
        "dates": {"assembly": "2010-01-01"},
        "unknown": ["person.born"],
        "outcomes": [
            {"name": "the local rule", "value": True},
            {"name": "the national rule", "value": False},
        ],
    }


def test_records_are_told_one_by_one(grounds: Grounds) -> None:
    """Each with its fields."""
    old = tree.Cmp(">", CHILD_AGE, whole(15))
    two = tree.Cmp("==", tree.CountIf(CHILDREN, old), whole(2))

    proof = tightens(two, tree.Lit(False, PRIORITY.type), grounds)

    assert isinstance(proof, Refuted)
    (children,) = proof.counterexample.case("en")
    assert children == "children: 2, 1 (age: 16), 2 (age: 16)"


def test_list_without_records_is_a_number(grounds: Grounds) -> None:
    """None, and nothing to tell of them."""
    none = tree.Cmp("==", tree.CountIf(CHILDREN, aged(">", 1)), whole(0))
    alone = tree.And((none, tree.Cmp("<", tree.Add((QUOTIENT, QUOTIENT)), euros(1))))
    no_children = tree.And(
        (alone, tree.Not(tree.Quant("any", CHILDREN, tree.Lit(True, PRIORITY.type))))
    )

    proof = tightens(no_children, PRIORITY, grounds)

    assert isinstance(proof, Refuted)
    assert "children: 0" in proof.counterexample.case("en")


def test_proofs_and_doubts_in_words() -> None:
    """One line each."""
    assert explained(Proved(), "en") == "proved for every case"
    assert explained(Proved(), "fr") == "prouvé pour tous les cas"
    doubt = NotProved(Message("proof_list"))
    assert explained(doubt, "en").startswith("not proved: a list inside a list")
    assert explained(doubt, "fr").startswith("non prouvé\u00a0: une liste dans une liste")
