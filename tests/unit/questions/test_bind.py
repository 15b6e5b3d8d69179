"""A service made ready for a day, for those who ask about it themselves."""

from datetime import date
from pathlib import Path

import essmodel as em
from essmodel.questions.bind import bind
from essmodel.rules.law.event import Event
from essmodel_fr.pack import PACK

ROOT = Path(__file__).parents[3]


def test_a_service_is_bound_to_its_packs_and_its_day() -> None:
    """Its conditions are trees over facts, and its price is one more."""
    case = em.load(ROOT / "examples/roncq.yaml", packs=(PACK,))
    day = date(2026, 1, 5)

    found = bind(case.services[0], packs=(PACK,), on=day)

    assert found.service is case.services[0]
    assert found.dates[Event.DECISION] == day
    assert found.price is not None
