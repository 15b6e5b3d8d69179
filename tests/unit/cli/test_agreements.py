"""``essmodel agreements``: what is late, what comes next, and a calendar of it."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Ask = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).parents[3]
YEAR = "examples/social-centre-2020.yaml"
PAGE = (ROOT / "docs" / "reference" / "command-line.md").read_text("utf-8")


def test_what_is_late_is_unmet(ask: Ask) -> None:
    """On the first day after a deadline; on its own day nothing was late yet."""
    before = ask("agreements", YEAR, "--on", "2020-02-25", "--lang", "en")
    after = ask("agreements", YEAR, "--on", "2020-07-01", "--lang", "fr")

    assert before.returncode == 0
    assert "by 28 February 2020: pay half of the grant" in before.stdout
    assert after.returncode == 0
    assert "en retard" not in after.stdout
    late = ask("agreements", YEAR, "--on", "2020-06-30", "--lang", "en")
    assert late.returncode == 0
    slow = ask("agreements", YEAR, "--on", "2020-10-16", "--lang", "en")
    assert slow.returncode == 1
    assert "✗ late: publish the programme of the season" in slow.stdout


def test_an_answer_has_the_keys_of_the_reference(ask: Ask) -> None:
    """One for each agreement."""
    document = json.loads(ask("agreements", YEAR, "--json").stdout)

    (row,) = [one for one in PAGE.splitlines() if one.startswith("| of `agreements` |")]
    keys = [one.strip(" `") for one in row.split("|")[2].split(",")]
    assert {one["agreement"] for one in document["answers"]} == {"objectives", "running", "garden"}
    assert all(set(one) == {*keys, "standing"} for one in document["answers"])


def test_deadlines_are_written_as_a_calendar(ask: Ask, tmp_path: Path) -> None:
    """The same bytes each time."""
    files = [tmp_path / "a.ics", tmp_path / "b.ics"]

    for file in files:
        answer = ask("agreements", YEAR, "--calendar", file, "--lang", "en")
        assert answer.returncode == 0

    calendar = files[0].read_bytes()
    assert calendar == files[1].read_bytes()
    assert calendar.count(b"BEGIN:VEVENT") == 11
    assert b"UID:running/subsidy/2021-06-30@essmodel\r\n" in calendar


def test_a_calendar_needs_room_and_a_library(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What to install, and where it cannot be written."""
    nowhere = ask("agreements", YEAR, "--calendar", tmp_path / "none" / "a.ics", "--lang", "en")
    monkeypatch.setitem(sys.modules, "icalendar", None)
    without = ask("agreements", YEAR, "--calendar", tmp_path / "a.ics", "--lang", "en")

    assert (nowhere.returncode, without.returncode) == (2, 2)
    assert "cannot be written" in nowhere.stderr
    assert "pip install 'essmodel[calendars]'" in without.stderr
    assert not (tmp_path / "a.ics").exists()


def test_a_case_without_agreements_is_a_mistake(ask: Ask) -> None:
    """There is nothing to look at."""
    answer = ask("agreements", "examples/roncq.yaml", "--on", "2026-01-05", "--lang", "en")

    assert answer.returncode == 2
    assert "there is no agreement in 'examples/roncq.yaml'" in answer.stderr


def test_what_could_not_be_done_is_told_with_its_line(ask: Ask, tmp_path: Path) -> None:
    """All of it at once; what follows is asked all the same."""
    path = tmp_path / "year.yaml"
    text = (ROOT / YEAR).read_text("utf-8")
    wrong = text.replace("advance, amount: 60 000", "advance, amount: 61 000")
    path.write_text(wrong.replace("indicator: families", "indicator: family"), "utf-8")

    answer = ask("agreements", path, "--lang", "en")

    assert answer.returncode == 2
    (owed, unknown) = answer.stderr.strip().splitlines()
    place = f"{path}:{1 + text[: text.index('amount: 60 000}')].count(chr(10))}"
    assert owed.startswith(f"{place}:")
    assert "journal.5: €61,000.00 is more than the €60,000.00" in owed
    assert "no indicator 'family'; it has families" in unknown
