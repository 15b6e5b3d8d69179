"""``essmodel decide-all``: a table of people decided at once, counted, and written."""

import json
import sys
from collections.abc import Callable
from datetime import date
from importlib import util
from pathlib import Path
from subprocess import CompletedProcess

import polars as pl
import pytest

Ask = Callable[..., CompletedProcess[str]]
CASE = "examples/social-centre.yaml"
COUNTS = """\
School lunch: 4 cases
✓ 1 granted (25%)
✗ 1 refused (25%)
    1: the child goes to a school of the town
? 2 undetermined (50%)
    2: the price, of which the list says nothing or a fact is missing
"""
COMPTES = """\
Repas à la cantine : 4 cas
✓ 1 accordé (25 %)
✗ 1 refusé (25 %)
    1 : l’enfant est inscrit dans une école de la ville
? 2 indéterminés (50 %)
    2 : le prix, dont la grille ne dit rien ou auquel un fait manque
"""


@pytest.fixture(name="people")
def _people(tmp_path: Path) -> Path:
    """Four children who ask for lunch: one has a price, two have none, one is of no school here."""
    path = tmp_path / "people.parquet"
    pl.DataFrame(
        {
            "id": ["a", "b", "c", "d"],
            "enrolled_in_school": [True, True, True, False],
            "resident": [True] * 4,
            "quotient_familial": [642_00, None, 1900_00, 100_00],
            "asked_on": [date(2025, 8, 31), *[date(2025, 9, 1)] * 3],
        }
    ).write_parquet(path)
    return path


@pytest.mark.parametrize(("lang", "page"), [("en", COUNTS), ("fr", COMPTES)])
def test_counts_are_said_with_the_rules_that_refuse(
    ask: Ask, people: Path, lang: str, page: str
) -> None:
    """A crowd is no yes or no: it was decided, so the status is 0."""
    answer = ask("decide-all", CASE, "--people", people, "--service", "lunch", "--lang", lang)

    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.replace("\u00a0", " ") == page


def test_all_services_are_decided_where_none_is_named(ask: Ask, people: Path) -> None:
    """And facts that no column tells are named, by what people call them."""
    answer = ask("decide-all", CASE, "--people", people, "--lang", "en")

    said = answer.stdout.split("\n\n")
    assert [part.splitlines()[0] for part in said[:3]] == [
        "School lunch: 4 cases",
        "After-school club: 4 cases",
        "Help with homework: 4 cases",
    ]
    assert said[3].startswith("no column says lives in a priority neighbourhood (QPV) and ")


def test_answer_to_each_row_is_written_with_its_key(ask: Ask, people: Path, tmp_path: Path) -> None:
    """Once all of it is there; a file that was there before is replaced."""
    to = tmp_path / "answers.parquet"
    to.write_text("older", "utf-8")

    answer = ask(
        "decide-all", CASE, "--people", people, "--service", "lunch", "--keep", "id", "--to", to,
        "--lang", "en",
    )  # fmt: skip

    assert answer.stdout.endswith(f"\n\nthe answer to each row is in {to}\n")
    assert pl.read_parquet(to).select("id", "lunch.price").rows() == [
        ("a", 2_35), ("b", None), ("c", None), ("d", None)
    ]  # fmt: skip


def test_day_may_be_that_of_each_row(ask: Ask, people: Path) -> None:
    """The price list is in force from 1 September: the day before it says nothing."""
    answer = ask(
        "decide-all", CASE, "--people", people, "--service", "lunch", "--on", "asked_on", "--json"
    )

    found = json.loads(answer.stdout)
    (lunch,) = found["answers"][0]["services"]
    assert (found["question"], found["on"], found["standing"]) == ("decide-all", "asked_on", "met")
    assert (lunch["granted"], lunch["unpriced"]) == (0, 3)
    assert lunch["unmet"] == {"lunch.enrolled": 1}


def test_day_may_be_given(ask: Ask, people: Path) -> None:
    """In place of the day of the case."""
    answer = ask(
        "decide-all", CASE, "--people", people, "--service", "lunch", "--on", "2025-08-31", "--json"
    )

    found = json.loads(answer.stdout)
    assert found["on"] == "2025-08-31"
    assert found["answers"][0]["services"][0]["granted"] == 0


def test_all_mistakes_of_a_table_are_told_at_once(ask: Ask, tmp_path: Path) -> None:
    """And nothing is written."""
    people, to = tmp_path / "people.parquet", tmp_path / "answers.parquet"
    pl.DataFrame({"enrolled_in_school": ["yes"], "quotient_familial": [642.5]}).write_parquet(
        people
    )

    answer = ask(
        "decide-all", CASE, "--people", people, "--service", "lunch", "--keep", "id", "--to", to,
        "--lang", "en",
    )  # fmt: skip

    assert answer.returncode == 2
    assert "enrolled_in_school: the column is String" in answer.stderr
    assert "the column holds floats, which are never exact" in answer.stderr
    assert "there are no columns id to keep" in answer.stderr
    assert not to.exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "no table of people is given; write '--people people.parquet'"),
        (("--people", "nowhere.parquet"), "it cannot be read as Parquet"),
        (("--people", "nowhere.parquet", "--service", "lunhc"), "there is no service 'lunhc'"),
    ],
)
def test_what_cannot_be_asked_is_refused(ask: Ask, words: tuple[str, ...], message: str) -> None:
    """With what to write instead."""
    answer = ask("decide-all", CASE, *words, "--lang", "en")

    assert (answer.returncode, answer.stdout) == (2, "")
    assert message in answer.stderr


def test_case_without_services_has_nothing_to_decide(ask: Ask, people: Path) -> None:
    """A co-operative whose statutes alone are told."""
    answer = ask("decide-all", "examples/aurora-5r.yaml", "--people", people, "--lang", "en")

    assert answer.returncode == 2
    assert "this case has no service; add one under 'services'" in answer.stderr


def test_without_polars_the_message_says_what_to_install(
    ask: Ask, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra is named as pip takes it."""
    monkeypatch.setattr(util, "find_spec", lambda _name: None)

    answer = ask("decide-all", CASE, "--people", people, "--lang", "fr")

    assert answer.returncode == 2
    assert "pip install 'essmodel[data]'" in answer.stderr


def test_on_a_terminal_the_reading_is_shown_and_goes_away(
    ask: Ask, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The answer on standard output is the same."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")

    answer = ask("decide-all", CASE, "--people", people, "--service", "lunch", "--lang", "en")

    assert answer.stdout == COUNTS
    assert "people read" in answer.stderr


def test_on_a_terminal_a_file_that_cannot_be_read_is_refused_too(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows how long it would have been."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    answer = ask("decide-all", CASE, "--people", "nowhere.parquet", "--lang", "en")

    assert answer.returncode == 2
    assert "it cannot be read as Parquet" in answer.stderr
