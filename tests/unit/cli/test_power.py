"""``essmodel power``: who can decide, and who gains by other statutes."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Ask = Callable[..., CompletedProcess[str]]
CASE = "examples/social-centre.yaml"


def test_power_is_measured_and_never_fails(ask: Ask) -> None:
    """With what it supposes, in either language."""
    answer = ask("power", CASE, "--lang", "fr")

    assert answer.returncode == 0
    assert "Banzhaf 3/5" in answer.stdout
    assert "a priori" in answer.stdout


def test_two_statutes_are_compared(ask: Ask, tmp_path: Path) -> None:
    """Half for the users instead of two fifths."""
    other = tmp_path / "other.yaml"
    text = Path(CASE).read_text("utf-8")
    assert text.count("parts: 40") == 1
    other.write_text(text.replace("parts: 40", "parts: 60"), "utf-8")

    answer = ask("power", other, "--against", CASE, "--lang", "en", "--on", "2026-11-22")

    assert answer.returncode == 0
    assert "Usagers, ordinary decisions\n    the college: Banzhaf 1/3" in answer.stdout
    document = json.loads(ask("power", other, "--against", CASE, "--json").stdout)
    assert document["answers"][0]["changes"][0]["college"] == "users"
    assert document["answers"][0]["before"]["cooperative"] == "Le Grand Préau"


def test_case_without_members_is_a_mistake(ask: Ask, tmp_path: Path) -> None:
    """There is nobody to measure."""
    path = tmp_path / "case.yaml"
    path.write_text("essmodel: 1\ntitle: A\nas_of: 2026-11-22\n", "utf-8")

    assert ask("power", path).returncode == 2
