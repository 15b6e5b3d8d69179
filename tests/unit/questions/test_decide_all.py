"""A population decided: what each row is told is what `essmodel.decide` says of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
import pytest

import essmodel as em
from essmodel.packs.vocabulary import vocabulary
from essmodel.questions.decide import facts_of
from essmodel.rules.datatype import Calendar, Number, Truth
from essmodel.rules.fact import Facts, nodes
from essmodel.testing.crowd import told_at_once, told_one_by_one
from essmodel_fr.inhabitant import Inhabitant
from essmodel_fr.pack import PACK

Example = Callable[[str], em.Partnership]
Hold = Callable[[pl.DataFrame], Any]
TableOf = Callable[..., pl.DataFrame]
Lines = Callable[[Any], list[dict[str, Any]]]
PACKS = (PACK,)
ASKED = tuple(one for one in nodes(Inhabitant) if isinstance(one.type, Truth | Number | Calendar))
DAYS = {
    "social-centre": date(2026, 11, 22),
    "loon-plage": date(2026, 11, 22),
    "roncq": date(2025, 9, 1),
}


def requested(case: em.Partnership) -> list[Facts]:
    """Return what is known for each request of a case."""
    words = vocabulary(PACKS)
    return [facts_of(one, case, words) for one in case.requests]


@pytest.mark.parametrize("name", DAYS)
def test_each_request_of_the_examples_is_told_the_same(
    name: str, example: Example, hold: Hold, table: TableOf, lines: Lines
) -> None:
    """For each of the services, whichever it asked for, and whoever holds the frame."""
    case, day = example(name), DAYS[name]
    cases = requested(case)
    services = [one.id for one in case.services]

    decided = em.decide_all(
        services,
        hold(table(cases, ASKED)),
        within=case,
        packs=PACKS,
        on=day,
        keep=["key"],
    )

    found = lines(decided.frame)
    for service in services:
        expected = told_one_by_one(
            service, cases, within=case, packs=PACKS, days=[day] * len(cases)
        )
        assert told_at_once(decided, service, found) == expected
