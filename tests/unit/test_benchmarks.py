"""What is measured side by side gives the same answers; how fast it is, no test says."""

from pathlib import Path

import pytest
from benchmarks import agreement, hand_polars, population
from benchmarks.openfisca_peer import PYTHON, OpenFisca
from benchmarks.target import at_least, at_most

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


def test_files_are_answered_like_cases(tmp_path: Path) -> None:
    """Each way of deciding a file writes what each case is told alone."""
    agreement.require_files_agree(tmp_path, ROWS)


def test_missed_targets_say_why() -> None:
    """A figure that is missed is published with the reason."""
    slow = at_most("a case", 10, 12, why="it asks more")
    fast = at_least("a crowd", 12, 12, why="")

    assert slow.line() == "| a case | ≤ 10 × | 12 × | **no**: it asks more |"
    assert fast.line() == "| a crowd | ≥ 12 × | 12 × | yes |"
