"""E5: the school canteen, a right that no town may narrow."""

from datetime import date

import pytest

import essmodel as em
from essmodel.coproduction.service import Condition, Service
from essmodel.messages.text import Text
from essmodel.rules.formula import Formula
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel_fr.inhabitant import Inhabitant
from essmodel_fr.pack import PACK

BYLAW = LegalSource(
    kind=SourceKind.DELIBERATION, title="an invented deliberation", confidence=Confidence.READ
)
DAY = date(2026, 11, 22)


def told(
    requires: str,
    pupil: Inhabitant,
    *,
    kind: str | None = "school_meals",
    source: LegalSource = BYLAW,
    on: date = DAY,
) -> str:
    """Return what a child is told by a town that asks something."""
    asked = Condition(id="asked", requires=Formula(requires), source=source)
    meal = Service(id="meal", title=Text.same("Meal"), kind=kind, conditions=(asked,))
    case = em.Partnership(title=Text.same("fx"), services=(meal,))
    request = em.Request(id="r", service="meal", sheets=(pupil,))
    return em.decide(request, within=case, packs=(PACK,), on=on).standing.value


@pytest.mark.parametrize(
    ("pupil", "expected"),
    [
        (Inhabitant(enrolled_in_school=True, resident=False), "met"),
        (Inhabitant(enrolled_in_school=True), "met"),
        (Inhabitant(enrolled_in_school=False, resident=False), "unmet"),
        (Inhabitant(enrolled_in_school=False, resident=True), "met"),
        (Inhabitant(resident=False), "undetermined"),
    ],
)
def test_town_that_keeps_it_for_its_residents_does_not(pupil: Inhabitant, expected: str) -> None:
    """A pupil who lives elsewhere eats too, without having to say where."""
    assert told("inhabitant.resident", pupil) == expected


def test_town_that_opens_it_to_more_people_does() -> None:
    """Those who live there, whether they go to school or not."""
    guest = Inhabitant(enrolled_in_school=False, resident=True)

    assert told("inhabitant.enrolled_in_school or inhabitant.resident", guest) == "met"


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2017, 1, 28), "unmet"), (date(2017, 1, 29), "met")]
)
def test_right_is_as_old_as_its_article(on: date, expected: str) -> None:
    """On the day before, a town could still narrow it."""
    pupil = Inhabitant(enrolled_in_school=True, resident=False)

    assert told("inhabitant.resident", pupil, on=on) == expected


@pytest.mark.parametrize("kind", [None, "leisure"])
def test_other_services_are_no_canteen(kind: str | None) -> None:
    """A leisure centre may be kept for residents."""
    pupil = Inhabitant(enrolled_in_school=True, resident=False)

    assert told("inhabitant.resident", pupil, kind=kind) == "unmet"
