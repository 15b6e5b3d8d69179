"""Whether all contenders give the same answers: asked before anything is timed."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from benchmarks import from_file, hand_polars, hand_python, our_columns, our_sql, population
from benchmarks.one_case import Case, Deciders, deciders
from benchmarks.openfisca_peer import OpenFisca
from benchmarks.peer import WAYS
from benchmarks.task import Task


class DisagreementError(AssertionError):
    """Two contenders answer differently: nothing that they take may be compared."""

    def __init__(self, who: str, what: str, person: int, expected: object, found: object) -> None:
        super().__init__(f"{who}: {what} of person {person}: {found!r}, and by hand {expected!r}")


def require_agreement(rows: int, peer: OpenFisca | None = None) -> None:
    """
    Ask every contender about the same *rows* people.

    Args:
        rows: how many.
        peer: OpenFisca, which is asked about the same people without their unknown facts.

    Raises:
        DisagreementError: says who, about what, and which person comes first.
    """
    ask = deciders()
    cases = population.population(rows).to_dicts()
    for task in Task:
        expected = _expected(ask, cases, task)
        for name, found in _in_columns(rows, task).items():
            _compare(expected, found, f"{name}, {task.value}")
    _one_case(ask, cases)
    _all_known(rows, peer)


def require_files_agree(folder: Path, rows: int) -> None:
    """
    Let each way decide the same *rows* people from a file in *folder* into another.

    Raises:
        DisagreementError: as of `require_agreement`.
    """
    people, answers = folder / f"people-{rows}.parquet", folder / "answers.parquet"
    population.write(people, rows)
    cases = population.population(rows).to_dicts()
    expected = _expected(deciders(), cases, Task.REASONS)
    for way, made in from_file.WAYS.items():
        made(people, answers)()
        found = pl.read_parquet(answers)
        found = found.rename({name: name.rpartition(".")[2] for name in found.columns})
        if our_sql.KEY in found.columns:
            found = found.sort(our_sql.KEY)
        _compare(expected, found.to_dict(), f"from a file, {way}")
        answers.unlink()


def _expected(ask: Deciders, cases: list[Case], task: Task) -> dict[str, list[Any]]:
    """Return the answers as columns, worked out by hand one case at a time, reasons by us."""
    if task is Task.DECISION:
        return {"verdict": [hand_python.granted(one) for one in cases]}
    priced: dict[str, list[Any]] = {
        "verdict": [hand_python.decided(one) for one in cases],
        "price": [
            None if hand_python.decided(one) is False else hand_python.price(one) for one in cases
        ],
    }
    if task is Task.PRICE:
        return priced
    told = [ask.reasons(one) for one in cases]
    bits = {f"care_0.{name}": 1 << bit for bit, name in enumerate(hand_polars.conditions())}
    return {
        **priced,
        "failed": [sum(bits[name] for name in one.failed) for one in told],
        "undetermined": [sum(bits[name] for name in one.undetermined) for one in told],
    }


def _in_columns(rows: int, task: Task) -> dict[str, Mapping[str, Iterable[Any]]]:
    """Return the answers of those who decide columns."""
    people = population.population(rows)
    with our_sql.database(people) as database:
        rows_of_sql = database.sql(our_sql.query(task)).pl().sort(our_sql.KEY)
    return {
        "by hand in polars": hand_polars.plan(people.lazy(), task).collect().to_dict(),
        "lowered to polars": our_columns.plan(people.lazy(), task).collect().to_dict(),
        "written for DuckDB": rows_of_sql.drop(our_sql.KEY).to_dict(),
    }


def _one_case(ask: Deciders, cases: list[Case]) -> None:
    """Compare those who decide one case at a time."""
    for what, group in (("decision", ask.granted), ("price", ask.price)):
        (_, by_hand), *others = group.items()
        expected = [by_hand(one) for one in cases]
        for name, other in others:
            _compare({what: expected}, {what: [other(one) for one in cases]}, name)
    told = [ask.reasons(one) for one in cases]
    text = [ask.text(one).splitlines() for one in cases]
    for what, mark in (("failed", "✗ "), ("undetermined", "? ")):
        expected = [len(getattr(one, what)) for one in told]
        found = [sum(line.startswith(mark) for line in lines) for lines in text]
        _compare({what: expected}, {what: found}, "full text")


def _all_known(rows: int, peer: OpenFisca | None) -> None:
    """Compare those who need every fact to be known."""
    people = population.population(rows, unknown=0)
    cases = people.to_dicts()
    expected: dict[str, list[Any]] = {
        "granted": [hand_python.granted(one) for one in cases],
        "price": [hand_python.price(one) for one in cases],
    }
    two_valued = [hand_python.granted_two_valued(one) for one in cases]
    _compare({"granted": expected["granted"]}, {"granted": two_valued}, "by hand, two values")
    if peer is None:
        return
    for way, name in WAYS.items():
        written = peer.folder / f"answers-{way}.npz"
        peer.round(way, rows, answers=written)
        with np.load(written) as found:
            _compare(expected, {what: found[what].tolist() for what in expected}, name)


def _compare(
    expected: Mapping[str, list[Any]], found: Mapping[str, Iterable[Any]], who: str
) -> None:
    for what, answers in expected.items():
        for number, (one, other) in enumerate(zip(answers, found[what], strict=True)):
            if one != other or (one is None) is not (other is None):
                raise DisagreementError(who, what, number, one, other)
