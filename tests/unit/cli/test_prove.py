"""``essmodel prove``: a line for each claim, and the status that goes with it."""

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Ask = Callable[..., CompletedProcess[str]]


def test_all_that_is_proved_is_zero(ask: Ask) -> None:
    """One claim after another, with no rule between them."""
    answer = ask("prove", "examples/social-centre.yaml", "--lang", "en")

    assert answer.returncode == 0
    assert "\n\n✓ School lunch: the price goes from €0.50 to €6.50, and reaches both\n\n" in (
        answer.stdout
    )
    assert "──" not in answer.stdout


def test_what_is_not_proved_is_three(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the solver nobody knows which way the price goes."""
    monkeypatch.setitem(sys.modules, "z3", None)

    answer = ask("prove", "examples/social-centre.yaml", "--lang", "fr")

    assert answer.returncode == 3
    assert "pip install 'essmodel[prove]'" in " ".join(answer.stdout.split())


def test_a_contradiction_is_one(ask: Ask, tmp_path: Path) -> None:
    """Resident and not resident."""
    path = tmp_path / "case.yaml"
    path.write_text(
        "essmodel: 1\ntitle: A\nas_of: 2026-11-22\nservices:\n  - id: club\n    title: Club\n"
        "    conditions:\n"
        "      - {id: a, requires: inhabitant.resident, source: {kind: invented}}\n"
        "      - {id: b, requires: not inhabitant.resident, source: {kind: invented}}\n",
        "utf-8",
    )

    assert ask("prove", path).returncode == 1


def test_nothing_to_prove_is_a_mistake(ask: Ask) -> None:
    """A case without services."""
    answer = ask("prove", "examples/aurora-5r.yaml", "--lang", "en")

    assert answer.returncode == 2
    assert "this case has no service with conditions or a price" in answer.stderr
