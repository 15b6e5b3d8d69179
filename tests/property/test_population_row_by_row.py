"""Whoever lives near a bound is told the same in a population as alone."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

import essmodel as em
from essmodel.questions.bind import bind
from essmodel.rules.columns.namespace import Namespace
from essmodel.rules.fact import Facts, nodes
from essmodel.testing.crowd import told_at_once, told_one_by_one
from essmodel.testing.population_strategies import families
from essmodel_fr.inhabitant import Inhabitant
from essmodel_fr.pack import PACK

EXAMPLES = Path(__file__).parents[2] / "examples"
ASKED = nodes(Inhabitant)
HOLDERS: dict[str, Callable[[pl.DataFrame], Any]] = {
    "polars": lambda frame: frame,
    "plan": lambda frame: frame.lazy(),
    "pandas": lambda frame: frame.to_pandas(use_pyarrow_extension_array=True),
    "pyarrow": lambda frame: frame.to_arrow(),
}
READERS: dict[str, Callable[[Any], pl.DataFrame]] = {
    "polars": lambda answers: answers,
    "plan": lambda answers: answers.collect(),
    "pandas": pl.from_pandas,
    "pyarrow": pl.DataFrame,
}


@cache
def cases() -> tuple[em.Partnership, ...]:
    """Read the examples that offer services."""
    names = ("social-centre", "loon-plage", "roncq")
    return tuple(em.load(EXAMPLES / f"{name}.yaml") for name in names)


def table(people: list[Facts]) -> pl.DataFrame:
    """Write people as a table, a column for each fact."""
    kinds = {one.path: Namespace(pl).dtype(one.type) for one in ASKED}
    columns = {path: [facts[path] for facts in people] for path in kinds}
    return pl.DataFrame(columns, schema=kinds)


@given(data=st.data())
def test_whoever_lives_near_a_bound_is_told_the_same(data: st.DataObject) -> None:
    """At each bound of a list, one cent below and above; and with any fact unknown."""
    case = data.draw(st.sampled_from(cases()))
    day = data.draw(st.sampled_from([date(2025, 8, 31), date(2025, 9, 1)]))
    service = data.draw(st.sampled_from(case.services))
    bound = bind(service, packs=(PACK,), on=day)
    people = data.draw(families(bound, facts=ASKED))
    library = data.draw(st.sampled_from(sorted(HOLDERS)))

    decided = em.decide_all(service, HOLDERS[library](table(people)), packs=(PACK,), on=day)

    lines = READERS[library](decided.frame).rows(named=True)
    assert told_at_once(decided, service.id, lines) == told_one_by_one(
        service.id, people, within=case, packs=(PACK,), days=[day] * len(people)
    )
