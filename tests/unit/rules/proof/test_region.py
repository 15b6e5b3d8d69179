"""Regions of cases: what they hold, what they imply, when they take too many boxes."""

from datetime import date

import pytest
from tests.unit.rules.proof.person import (
    BORN,
    CHILDREN,
    INVENTED,
    PRIORITY,
    QUOTIENT,
    SCHEME,
    aged,
    euros,
    quotient,
    whole,
)

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Label
from essmodel.rules.law.event import Event
from essmodel.rules.proof.box import region
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.region import Region
from essmodel.rules.proof.side import whole as whole_side
from essmodel.rules.proof.side import whole_number
from essmodel.rules.proof.witness import witness
from essmodel.rules.well_typed import CALENDAR, TRUTH

NUMBERS = [tree.Fact(f"case.n{i}", QUOTIENT.type, Text.same(f"n{i}")) for i in range(20)]


def of(condition: tree.Node, grounds: Grounds) -> Region:
    """Return the region of a condition that is made of boxes."""
    found = region(condition, grounds)
    assert found is not None
    return found


def odd(fact: tree.Fact) -> tree.Cmp:
    """Return a condition that leaves two sides of a fact."""
    return tree.Cmp("!=", fact, euros(7_00))


def test_implication_and_equality(grounds: Grounds) -> None:
    """A stricter bound implies the wider one, and not the other way."""
    narrow, wide = of(quotient("<", 8_00), grounds), of(quotient("<", 9_00), grounds)

    assert narrow.implies(wide) is True
    assert wide.implies(narrow) is False
    assert narrow.equals(wide) is False
    assert narrow.equals(of(quotient("<=", 7_99), grounds)) is True
    assert narrow.overlaps(wide)
    assert not narrow.overlaps(of(quotient(">", 8_00), grounds))


def test_too_many_boxes_are_no_boxes(grounds: Grounds) -> None:
    """Each condition doubles them; nine make more than 256."""
    assert region(tree.And(tuple(odd(one) for one in NUMBERS[:8])), grounds) is not None
    assert region(tree.And(tuple(odd(one) for one in NUMBERS[:9])), grounds) is None
    several = tuple(tree.Cmp("==", QUOTIENT, euros(cents)) for cents in range(257))
    assert region(tree.Or(several[:256]), grounds) is not None
    assert region(tree.Or(several), grounds) is None


def test_what_is_left_may_take_too_many_boxes(grounds: Grounds) -> None:
    """Then nobody says whether one implies the other."""
    pairs = tuple(
        tree.And(tuple(tree.Cmp("<", one, euros(5_00)) for one in NUMBERS[i : i + 2]))
        for i in range(0, 20, 2)
    )
    everything, some = of(tree.Lit(True, TRUTH), grounds), of(tree.Or(pairs), grounds)

    assert everything.beyond(some) is None
    assert everything.implies(some) is None
    assert everything.equals(some) is None
    hidden = tree.Coalesce(tree.Not(tree.Or(pairs)), tree.Lit(True, TRUTH), INVENTED)
    assert region(tree.And((hidden, PRIORITY)), grounds) is None


def test_conditions_on_more_than_single_facts_are_no_boxes(grounds: Grounds) -> None:
    """Wherever they stand."""
    sums = tree.Cmp("<", tree.Add((QUOTIENT, QUOTIENT)), euros(1))

    for condition in (
        sums,
        tree.Not(sums),
        tree.Or((PRIORITY, sums)),
        tree.And((sums, PRIORITY)),
        tree.If(sums, PRIORITY, PRIORITY),
        tree.IsKnown(sums),
        tree.Not(tree.IsKnown(sums)),
        tree.IsKnown(tree.Add((QUOTIENT, QUOTIENT))),
        tree.IsKnown(CHILDREN),
        tree.Coalesce(sums, tree.Lit(True, TRUTH), INVENTED),
        tree.Cmp("<", tree.Mul(QUOTIENT, whole(-1)), euros(1)),
    ):
        assert region(condition, grounds) is None


def test_nothing_compares_with_silence(grounds: Grounds) -> None:
    """Neither yes nor no, from either side."""
    silence = tree.Silent(INVENTED, QUOTIENT.type)

    for condition in (tree.Cmp("<", QUOTIENT, silence), tree.Cmp("<", silence, QUOTIENT)):
        assert of(condition, grounds).is_empty
        assert of(tree.Not(condition), grounds).is_empty


def test_no_box_holds_a_list() -> None:
    """A list has no side; a text is no number."""
    assert whole_side(CHILDREN.type, Grounds()) == ()
    with pytest.raises(AssertionError):
        whole_number("text")


def test_days_are_boxes_too(grounds: Grounds) -> None:
    """An age on the day of the decision is a day of birth; an assembly has a day of its own."""
    child = of(aged(">=", 3), grounds)
    held = tree.Cmp(">=", tree.RefDate(Event.ASSEMBLY), tree.Lit(date(2026, 1, 1), CALENDAR))

    assert child.holds({BORN.path: date(2023, 11, 22)})
    assert not child.holds({BORN.path: date(2023, 11, 23)})
    assert not child.holds({})
    assert of(held, grounds).holds({}, {Event.ASSEMBLY: date(2026, 1, 1)})
    assert not of(held, grounds).holds({}, {Event.ASSEMBLY: date(2025, 12, 31)})


def test_witness_prefers_what_is_known_and_ordinary(grounds: Grounds) -> None:
    """Of several boxes, the one that surprises least."""
    either = tree.Or(
        (
            tree.Not(tree.IsKnown(QUOTIENT)),
            quotient("<", 1_00),
            tree.And((quotient("<", 950_00), tree.In(SCHEME, frozenset({"farm", "general"})))),
        )
    )

    assert witness(of(either, grounds)) == {QUOTIENT: 900_00, SCHEME: "general"}


def test_witness_is_round_where_it_can_be(grounds: Grounds) -> None:
    """The nearest whole euro within the bounds, or else the nearest cent."""
    assert witness(of(quotient(">", 1000_50), grounds)) == {QUOTIENT: 1001_00}
    assert witness(of(quotient("<", 800_50), grounds)) == {QUOTIENT: 800_00}
    between = tree.And((quotient(">", 1000_50), quotient("<", 1000_60)))
    assert witness(of(between, grounds)) == {QUOTIENT: 1000_51}
    below = tree.And((quotient(">", 100_50), quotient("<", 100_60)))
    assert witness(of(below, grounds)) == {QUOTIENT: 100_59}


def test_label_outside_its_book_is_nobody(grounds: Grounds) -> None:
    """A code that the book does not have is no answer; in an open book it is one."""
    town = tree.Fact("person.town", Label("town"), Text.same("town"))

    assert of(tree.In(SCHEME, frozenset({"sea"})), grounds).is_empty
    assert witness(of(tree.In(town, frozenset({"b", "a"})), grounds)) == {town: "a"}
    assert witness(of(tree.Not(tree.In(town, frozenset({"?0"}))), grounds)) == {town: "?1"}
