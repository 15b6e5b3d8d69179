"""Lots that anybody can draw again."""

from hashlib import sha256

import pytest
from attrs import evolve

from essmodel.counting.lot import Draw, Lot
from essmodel.errors import InvalidValueError
from essmodel.messages.text import LANGS

LOT = Lot("4711, drawn from the hat on 2026-11-23")


def test_a_lot_is_the_same_on_any_machine() -> None:
    """The orders are written here, so that no release changes them."""
    drawn = LOT.draw(["Chi", "Ana", "Bo", "Dag"], purpose="the last seat")

    assert drawn.order == EXPECTED
    assert drawn.first == EXPECTED[0]
    assert drawn.is_genuine


EXPECTED = ("Chi", "Dag", "Bo", "Ana")


def test_two_are_drawn_as_the_documentation_says() -> None:
    """One block, of which the remainder by two says who stays last."""
    parts = ["essmodel lot 1", "seed", "seat", "Ana", "Bo", "0"]
    written = "".join(f"{len(one)}:{one}" for one in parts)
    drawn = int(sha256(written.encode()).hexdigest(), 16) % 2

    assert Lot("seed").draw(["Bo", "Ana"], purpose="seat").order[1] == ["Ana", "Bo"][drawn]


def test_who_comes_first_does_not_matter() -> None:
    """A lot is of names, not of places on a list."""
    assert LOT.draw(["Ana", "Bo"], purpose="x") == LOT.draw(["Bo", "Ana"], purpose="x")
    assert LOT.draw(["Ana"], purpose="x").order == ("Ana",)


def test_another_purpose_is_another_lot() -> None:
    """Of a hundred purposes, Ana is drawn first for some and Bo for others."""
    firsts = [LOT.draw(["Ana", "Bo"], purpose=f"seat {one}").first for one in range(100)]

    assert 30 < firsts.count("Ana") < 70


def test_every_order_comes_up() -> None:
    """All six orders of three, about as often."""
    drawn = [LOT.draw(["a", "b", "c"], purpose=str(one)).order for one in range(600)]

    assert len(set(drawn)) == 6
    assert min(drawn.count(one) for one in set(drawn)) > 60


def test_an_order_that_was_not_drawn_is_found_out() -> None:
    """By drawing again."""
    drawn = LOT.draw(["Ana", "Bo"], purpose="x")

    assert not evolve(drawn, order=drawn.order[::-1]).is_genuine


@pytest.mark.parametrize(
    ("seed", "purpose", "order", "wrong"),
    [
        (" ", "x", ("Ana",), "lot_no_seed"),
        ("1", "", ("Ana",), "lot_no_seed"),
        ("1", "x", (), "lot_nobody"),
        ("1", "x", ("Ana", "Ana"), "ballot_name_alike"),
    ],
)
def test_a_lot_without_seed_purpose_or_names_is_refused(
    seed: str, purpose: str, order: tuple[str, ...], wrong: str
) -> None:
    """And so is one with the same name twice."""
    with pytest.raises(InvalidValueError) as refused:
        Draw(seed=seed, purpose=purpose, order=order)

    assert [one.id for one in refused.value.problems] == [wrong]
    assert all(refused.value.said(lang) for lang in LANGS)
