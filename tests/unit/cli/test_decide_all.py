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
SHEET = """\
'{file}' does not say of what type its columns are; make a file of Parquet of it, \
as 'From a spreadsheet' shows in docs/tutorial/population.md
"""
TABLEUR = """\
'{file}' ne dit pas de quel type sont ses colonnes ; faites-en un fichier Parquet, \
comme le montre « From a spreadsheet » dans docs/tutorial/population.md
"""
OF_ROUNDLAKE = """\
essmodel: 1
title: Round Lake
as_of: 2026-11-22
places: [{type: municipality, id: lake, name: Round Lake, identifiers: {insee: "01001"}}]
"""
MANIFEST_OF_ROUNDLAKE = """\
{id: lake, title: Lake, api: 1, version: "1", maintainer: m, licence: MIT, places: {insee: "01001"}}
"""
SERVICES_OF_ROUNDLAKE = """\
- id: lake.swim
  title: Swim
  tariff: {source: {kind: invented}, tables: [{price: 2}]}
"""
NOT_THERE = """\
--service: nothing has the id 'lunhc'; write one of: club, \
fr.collective_childcare, homework and lunch
--service: nothing has the id 'x'; write one of: club, \
fr.collective_childcare, homework and lunch
--on: '01/09/2025' is neither a day, year first, nor a column of the table; \
write '--on 2026-11-22', or one of: asked_on, enrolled_in_school, id, quotient_familial and resident
"""
INTROUVABLES = """\
--service : rien ne porte l’identifiant 'lunhc' ; écrivez l’un de ceux-ci : club, \
fr.collective_childcare, homework et lunch
--service : rien ne porte l’identifiant 'x' ; écrivez l’un de ceux-ci : club, \
fr.collective_childcare, homework et lunch
--on : '01/09/2025' n’est ni un jour, l’année d’abord, ni une colonne du tableau ; écrivez \
« --on 2026-11-22 », ou l’un de ces noms : asked_on, enrolled_in_school, id, quotient_familial \
et resident
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


def test_service_of_a_pack_is_named_by_its_whole_id(ask: Ask, people: Path, tmp_path: Path) -> None:
    """Where the case is of the place of the pack, though it offers nothing itself."""
    case, folder = tmp_path / "case.yaml", tmp_path / "lake"
    case.write_text(OF_ROUNDLAKE, "utf-8")
    folder.mkdir()
    for name, text in (("essmodel", MANIFEST_OF_ROUNDLAKE), ("services", SERVICES_OF_ROUNDLAKE)):
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    asked = ("decide-all", case, "--packs", folder, "--people", people, "--json")

    found = ask(*asked, "--service", "lake.swim")
    unknown = ask(*asked, "--service", "lake.swam")

    (swim,) = json.loads(found.stdout)["answers"][0]["services"]
    assert (swim["service"], swim["granted"]) == ("lake.swim", 4)
    assert json.loads(unknown.stdout)["problems"][0]["id"] == "id_unknown"


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
    ("lang", "words", "message"),
    [
        ("en", (), "no table of people is given; write '--people people.parquet'"),
        (
            "en",
            ("--people", "nowhere.parquet"),
            "there is no file 'nowhere.parquet'; check its name and the folder you are in",
        ),
        ("en", ("--people", "docs"), "'docs' is a folder; give the path of a file in it"),
        (
            "fr",
            ("--people", "docs"),
            "'docs' est un dossier ; donnez le chemin d’un fichier de ce dossier",
        ),
        (
            "en",
            ("--people", "README.md"),
            "README.md: it cannot be read as Parquet (",
        ),
        (
            "en",
            ("--people", "p" * 300),
            "the table or the answers stopped on the way (",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused(
    ask: Ask, lang: str, words: tuple[str, ...], message: str
) -> None:
    """With what to write instead."""
    answer = ask("decide-all", CASE, *words, "--lang", lang)

    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.replace("\u00a0", " ").startswith(message)


@pytest.mark.parametrize(("lang", "message"), [("en", SHEET), ("fr", TABLEUR)])
@pytest.mark.parametrize("name", ["people.csv", "PEOPLE.XLSX"])
def test_spreadsheet_is_refused_with_the_way_to_parquet(
    ask: Ask, tmp_path: Path, name: str, lang: str, message: str
) -> None:
    """For it holds texts, and how they are meant is for its owner to say."""
    path = tmp_path / name
    path.write_text("id;resident\na;oui\n", "utf-8")

    answer = ask("decide-all", CASE, "--people", path, "--lang", lang)

    assert answer.returncode == 2
    assert answer.stderr.replace("\u00a0", " ") == message.format(file=path)


@pytest.mark.parametrize(("lang", "lines"), [("en", NOT_THERE), ("fr", INTROUVABLES)])
def test_all_that_is_named_and_not_there_is_told_at_once(
    ask: Ask, people: Path, lang: str, lines: str
) -> None:
    """Services and the column of the day, each with those that there are."""
    answer = ask(
        "decide-all", CASE, "--people", people, "--service", "lunhc", "--service", "x",
        "--on", "01/09/2025", "--lang", lang,
    )  # fmt: skip

    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.replace("\u00a0", " ") == lines


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        (
            "en",
            "'{file}' is damaged and cannot be read to its end; make it again, or copy it again",
        ),
        (
            "fr",
            "'{file}' est abîmé et ne peut être lu jusqu’au bout ; refaites-le, ou recopiez-le",
        ),
    ],
)
def test_damaged_table_is_no_fault_of_ours(ask: Ask, people: Path, lang: str, message: str) -> None:
    """Its end says what it holds, but what it holds was overwritten."""
    held = people.read_bytes()
    people.write_bytes(held[:4] + bytes(len(held) // 4) + held[4 + len(held) // 4 :])

    answer = ask("decide-all", CASE, "--people", people, "--lang", lang)

    assert answer.returncode == 2
    assert answer.stderr.replace("\u00a0", " ") == message.format(file=people) + "\n"


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("nowhere/a.parquet", "no file can be written there; name a file in a folder that exists"),
        ("people.parquet", "the answers would take the place of the cases; write them to another"),
    ],
)
def test_answers_go_to_a_file_of_their_own(
    ask: Ask, people: Path, place: str, message: str
) -> None:
    """In a folder that is there; the table stays as it was."""
    before = people.read_bytes()

    answer = ask(
        "decide-all", CASE, "--people", people, "--to", people.parent / place, "--lang", "en"
    )

    assert answer.returncode == 2
    assert answer.stderr.startswith(f"{people.parent / place}: {message}")
    assert people.read_bytes() == before


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
    assert "there is no file 'nowhere.parquet'" in answer.stderr


def test_nothing_is_shown_beside_a_document(
    ask: Ask, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even on a terminal: a program reads it."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")

    answer = ask("decide-all", CASE, "--people", people, "--json")

    assert (answer.returncode, answer.stderr) == (0, "")
