"""How low and how high an amount goes, and whether it goes one way."""

import pytest
from tests.unit.rules.proof.person import (
    CHILD_AGE,
    CHILDREN,
    EUROS,
    INVENTED,
    PRIORITY,
    QUOTIENT,
    SIZE,
    Tariff,
    euros,
    quotient,
    whole,
)

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Number
from essmodel.rules.proof.amount import is_monotone, lies_within, range_of
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.proof import NotProved, Proved, Refuted
from essmodel.rules.well_typed import TRUTH

TABLE = tree.If(
    PRIORITY,
    euros(50),
    tree.Bands(
        QUOTIENT,
        (400_00, 800_00, 6000_00),
        (euros(50), tree.Silent(INVENTED, EUROS), euros(2_00), euros(9_00)),
        INVENTED,
    ),
)
AGES = tree.SumOf(CHILDREN, CHILD_AGE, tree.Lit(True, TRUTH))
UNBOUNDED = tree.Fact("person.debt", EUROS, Text.same("debt"))


def test_the_toy_tariff_leaves_its_floor_and_its_ceiling(tariff: Tariff, grounds: Grounds) -> None:
    """Reduced after it was clamped: from 0.32 to 78.00 instead of from 0.80 to 65.00."""
    found = range_of(tariff.price, grounds)

    assert not isinstance(found, NotProved)
    assert (found.least, found.most, found.is_exact) == (32, 78_00, True)
    assert found.lowest is not None
    assert found.highest is not None
    assert [one.value for one in found.lowest.outcomes] == [32]
    assert [one.value for one in found.highest.outcomes] == [78_00]
    assert isinstance(lies_within(tariff.price, grounds, least=80), Refuted)
    assert isinstance(lies_within(tariff.price, grounds, most=65_00), Refuted)


def test_a_clamp_at_the_end_holds(tariff: Tariff, grounds: Grounds) -> None:
    """The bounds of its parts are enough."""
    assert lies_within(tariff.clamped, grounds, least=80, most=65_00) == Proved()


def test_a_range_is_proved_beyond_the_bounds_of_parts(grounds: Grounds) -> None:
    """A quotient less itself is nothing, which its bounds do not show."""
    nothing = tree.Sub(QUOTIENT, QUOTIENT)

    assert lies_within(nothing, grounds, least=0, most=0) == Proved()


@pytest.mark.usefixtures("no_solver")
def test_range_of_a_table_needs_no_solver(grounds: Grounds) -> None:
    """The band from 6000 is beyond every quotient, so 9.00 is no price."""
    found = range_of(TABLE, grounds)

    assert not isinstance(found, NotProved)
    assert (found.least, found.most, found.is_exact) == (50, 2_00, True)
    assert found.highest is not None
    assert found.highest.facts == {"person.priority": False, "person.quotient": 900_00}


@pytest.mark.parametrize(
    "amount",
    [
        tree.Silent(INVENTED, EUROS),
        tree.Add((tree.Silent(INVENTED, EUROS), QUOTIENT)),
        tree.Add((AGES, tree.Silent(INVENTED, Number()))),
    ],
    ids=["table", "solver", "lists"],
)
def test_an_amount_without_value_has_no_range(amount: tree.Node, grounds: Grounds) -> None:
    """A list that only says nothing."""
    assert isinstance(range_of(amount, grounds), NotProved)


def test_range_of_a_sum_over_a_list_is_that_of_its_parts(grounds: Grounds) -> None:
    """No search looks at lists of all lengths."""
    found = range_of(AGES, grounds)

    assert not isinstance(found, NotProved)
    assert (found.least, found.most) == (0, 30_000_000)
    assert not found.is_exact


@pytest.mark.usefixtures("no_solver")
def test_range_without_the_solver_is_that_of_its_parts(tariff: Tariff, grounds: Grounds) -> None:
    """It says what to install."""
    found = range_of(tariff.price, grounds)

    assert not isinstance(found, NotProved)
    assert (found.least, found.most) == (32, 78_00)
    assert found.why is not None
    assert "pip install 'essmodel[prove]'" in found.why.said("en")


@pytest.mark.parametrize(("factor", "bounds"), [(1, (None, None)), (-1, (None, None))])
def test_an_amount_without_bounds_has_none(
    factor: int, bounds: tuple[int | None, int | None], grounds: Grounds
) -> None:
    """As far as numbers are counted."""
    found = range_of(tree.Mul(UNBOUNDED, whole(factor)), grounds)

    assert not isinstance(found, NotProved)
    assert (found.least, found.most) == bounds
    assert found.lowest is None


def test_range_is_searched_within_the_bounds_of_parts(grounds: Grounds) -> None:
    """A quotient less itself is nothing."""
    found = range_of(tree.Sub(QUOTIENT, QUOTIENT), grounds)

    assert not isinstance(found, NotProved)
    assert (found.least, found.most, found.is_exact) == (0, 0, True)


def test_a_bound_on_one_side_only(grounds: Grounds) -> None:
    """A debt is at least what the quotient floors it at."""
    found = range_of(tree.MinMax("max", (UNBOUNDED, euros(-5))), grounds)

    assert not isinstance(found, NotProved)
    assert (found.least, found.most) == (-5, None)


def test_the_tariff_never_falls_as_the_quotient_grows(tariff: Tariff, grounds: Grounds) -> None:
    """The higher the band, the less is taken off."""
    proof = is_monotone(tariff.price, grounds, along=QUOTIENT, direction="rises")

    assert proof == Proved()


def test_a_tariff_that_falls_is_shown_two_quotients(grounds: Grounds) -> None:
    """One that is just higher pays less."""
    price = tree.If(quotient("<", 800_00), euros(3_00), euros(2_00))

    proof = is_monotone(price, grounds, along=QUOTIENT, direction="rises")

    assert isinstance(proof, Refuted)
    stated = {leaf.label.said("en"): value for leaf, value in proof.counterexample.stated}  # type: ignore[union-attr] # facts, no days
    assert stated == {"quotient": 799_00, "quotient, higher": 900_00}
    assert [one.value for one in proof.counterexample.outcomes] == [3_00, 2_00]
    assert is_monotone(price, grounds, along=QUOTIENT, direction="falls") == Proved()


def test_a_larger_household_pays_less(tariff: Tariff, grounds: Grounds) -> None:
    """The rate falls with the household, and the clamp with it."""
    falls = is_monotone(tariff.clamped, grounds, along=SIZE, direction="falls")

    assert falls == Proved()


def test_without_steps_nothing_is_proved(tariff: Tariff) -> None:
    """A share of steps that is too small is a doubt, never a proof."""
    proof = is_monotone(tariff.price, Grounds(effort=1000), along=QUOTIENT, direction="rises")

    assert isinstance(proof, NotProved)
    assert proof.why.id == "proof_gave_up"
