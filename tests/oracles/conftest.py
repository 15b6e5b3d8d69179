"""What the tests of published results share: the examples, and a request described in one call."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import essmodel as em
from essmodel.coproduction.request import Granted, Refused, Undecided
from essmodel.io.folder import read_pack
from essmodel.messages.text import Text
from essmodel.rules.statement import Statement
from essmodel.rules.verdict import Missing, Silent
from essmodel.stakeholders.place import Municipality
from essmodel.stakeholders.register import Register
from essmodel.values.reading import money
from essmodel_communes.plugin import PLACES
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


@cache
def commune(name: str) -> em.RulePack:
    """Read the pack of one town."""
    (folder,) = PLACES.glob(f"*-{name.replace('_', '-')}")
    return read_pack(folder, beside=(PACK,))


def town_of(pack: em.RulePack) -> em.Partnership:
    """Return a case that has nothing but the place of *pack*."""
    place = Municipality(id="town", name="Town", identifiers=pack.manifest.places)
    return em.Partnership(title=Text.same("town"), register=Register(places=(place,)))


def ask(service: str, *, on: date = DAY, **facts: str) -> em.Decision:
    """
    Ask for a service of a town by its whole id.

    Facts bear their names as people state them: ``quotient_familial="616"``.
    """
    pack = commune(service.partition(".")[0])
    stated = tuple(Statement(name.replace("__", "."), text) for name, text in facts.items())
    request = em.Request(id="one", service=service, facts=stated)
    return em.decide(request, within=town_of(pack), packs=(PACK, pack), on=on)


def quote(service: str, *, on: date = DAY, **facts: str) -> str:
    """Return the price in euros, ``silent``, ``refused``, or the facts that are missing."""
    match ask(service, on=on, **facts).answer:
        case Granted(price=found) if found and found.amount is not None:
            return f"{found.amount.cents / 100:.2f}"
        case Granted():
            return "granted"
        case Refused():
            return "refused"
        case Undecided(price=found) if found and isinstance(found.causes[0], Silent):
            return "silent"
        case Undecided(price=found) if found and isinstance(found.causes[0], Missing):
            return ", ".join(sorted(found.causes[0].facts))
        case other:
            return repr(other)


@pytest.fixture(name="commune")
def _commune() -> Callable[[str], em.RulePack]:
    return commune


@pytest.fixture(name="town_of")
def _town_of() -> Callable[[em.RulePack], em.Partnership]:
    return town_of


@pytest.fixture(name="ask")
def _ask() -> Callable[..., em.Decision]:
    return ask


@pytest.fixture(name="quote")
def _quote() -> Callable[..., str]:
    return quote


@pytest.fixture
def example() -> Callable[[str], em.Partnership]:
    """Read an example by its name."""
    return load


@pytest.fixture(name="price")
def _price() -> Callable[..., str]:
    return price
