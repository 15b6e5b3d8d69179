"""What is measured side by side gives the same answers; how fast it is, no test says."""

from pathlib import Path

import pytest

from benchmarks import agreement, from_file, hand_polars, our_sql, population
from benchmarks.openfisca_peer import PYTHON, OpenFisca
from benchmarks.target import at_least, at_most
from benchmarks.task import Task

ROWS = 1_000


def test_contenders_agree() -> None:
    """By hand, by us in each reading, and as SQL, a thousand people get the same answers."""
    agreement.require_agreement(ROWS)


@pytest.mark.skipif(not PYTHON.exists(), reason="`make bench` installs the peers")
def test_openfisca_agrees(tmp_path: Path) -> None:
    """OpenFisca gives the same answers about people of whom everything is known."""
    with OpenFisca(tmp_path) as openfisca:
        agreement.require_agreement(ROWS, openfisca)


def test_disagreement_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A contender that is wrong about one price is named before anything is timed."""
    right = hand_polars.price
    monkeypatch.setattr(hand_polars, "price", lambda: right() + 1)

    with pytest.raises(agreement.DisagreementError, match=r"by hand in polars.*: price of person"):
        agreement.require_agreement(ROWS)


def test_small_population_begins_the_large_one() -> None:
    """The people are the same at every size, so that a small run says something of a large one."""
    small, large = population.population(ROWS), population.population(2 * ROWS)

    assert small.equals(large.head(ROWS))


def test_files_are_answered_like_frames(tmp_path: Path) -> None:
    """Each way of deciding a file writes what is answered in memory."""
    people = tmp_path / "people.parquet"
    population.write(people, ROWS)
    expected = population.population(ROWS).select(**hand_polars.answers(Task.REASONS))

    for way in from_file.WAYS:
        written = tmp_path / f"{way}.parquet"
        from_file.WAYS[way](people, written)()

        found = our_sql.in_order(written)
        assert found.select(expected.columns).to_dicts() == expected.to_dicts()


def test_missed_targets_say_why() -> None:
    """A figure that is missed is published with the reason."""
    slow = at_most("a case", 10, 12, why="it asks more")
    fast = at_least("a crowd", 12, 12, why="")

    assert slow.line() == "| a case | ≤ 10 × | 12 × | **no**: it asks more |"
    assert fast.line() == "| a crowd | ≥ 12 × | 12 × | yes |"
