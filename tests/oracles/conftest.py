"""What the tests of published results share: the examples, and a request described in one call."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import essmodel as em
from essmodel.coproduction.request import Granted, Undecided
from essmodel.rules.verdict import Silent
from essmodel.values.reading import money
from essmodel_fr.inhabitant import Inhabitant
from essmodel_fr.pack import PACK

EXAMPLES = Path(__file__).parents[2] / "examples"
DAY = date(2026, 11, 22)


@cache
def load(name: str) -> em.Partnership:
    """Read one example."""
    return em.load(EXAMPLES / f"{name}.yaml")


def price(case: em.Partnership, service: str, quotient: str = "", *, resident: bool) -> str:
    """Return the price in euros for someone of whom all else is in order, or ``silent``."""
    person = Inhabitant(
        quotient_familial=money(quotient) if quotient else None,
        resident=resident,
        enrolled_in_school=True,
        membership_paid=True,
        has_meal_plan=True,
    )
    asked = em.Request(id="one", service=service, sheets=(person,))
    answer = em.decide(asked, within=case, packs=(PACK,), on=DAY).answer
    match answer:
        case Granted(price=found) if found and found.amount:
            return f"{found.amount.cents / 100:.2f}"
        case Undecided(price=found) if found and isinstance(found.causes[0], Silent):
            return "silent"
        case _:
            return repr(answer)


@pytest.fixture
def example() -> Callable[[str], em.Partnership]:
    """Read an example by its name."""
    return load


@pytest.fixture(name="price")
def _price() -> Callable[..., str]:
    return price
