"""A table as a list: headings are keys, lines are items, and all mistakes have their cells."""

from collections.abc import Callable
from pathlib import Path

import pytest

import essmodel as em
from essmodel.errors import InvalidValueError
from essmodel.io.reading import read_file
from essmodel.io.tree import Listing, Node, locate

Plain = Callable[[Node], object]
Read = Callable[..., Node]


@pytest.fixture(name="read")
def _read(tmp_path: Path) -> Read:
    """Read a list that stands in a CSV file, beside the document."""

    def read(table: str, columns: str = "") -> Node:
        (tmp_path / "t.csv").write_text(table, "utf-8")
        also = f", columns: {columns}" if columns else ""
        (tmp_path / "f.yaml").write_text(f"{{table: t.csv{also}}}", "utf-8")
        return read_file(tmp_path / "f.yaml")

    return read


def refused(read: Read, table: str, columns: str = "") -> list[tuple[str, str]]:
    """Read a table that must be refused; return each message id with its place."""
    with pytest.raises(InvalidValueError) as refusal:
        read(table, columns)
    return [
        (one.id, str(one.at).rpartition("/")[2].removeprefix("t.csv:"))
        for one in refusal.value.problems
    ]


def test_a_line_is_an_item(read: Read, plain: Plain) -> None:
    """Empty cells are keys that are left out; lines that are shorter end with empty cells."""
    tree = read("party;capital;college\namina;1 200,50 €;\nbruno\n")

    assert plain(tree) == [
        {"party": "amina", "capital": "1 200,50 €", "college": None},
        {"party": "bruno", "capital": None, "college": None},
    ]


def test_places_are_those_of_cells(read: Read) -> None:
    """A value stands at its cell, a key at its heading, an item where its line begins."""
    tree = read("\nparty;capital\namina;20\n;40\n")

    assert isinstance(tree, Listing)
    found = [
        locate(tree, "1.capital"),
        locate(tree, "1.capital", key=True),
        locate(tree, "1"),
        tree.at,
    ]
    assert [(at.line, at.column) for at in found] == [(4, 2), (2, 7), (4, 1), (2, 1)]


def test_lines_that_say_nothing_are_left_out(read: Read, plain: Plain) -> None:
    """Spreadsheets add them before, between and after the others."""
    assert plain(read(";\n\na;b\n1;2\n;\n \n3;4\n;;;\n")) == [
        {"a": "1", "b": "2"},
        {"a": "3", "b": "4"},
    ]


def test_columns_choose_and_name(read: Read, plain: Plain) -> None:
    """Headings in any words; a column that is not named is not read, a telephone number is not."""
    tree = read(
        "Téléphone;Nom de l’associé;Téléphone;Parts (€)\n01;amina;02;20\n",
        "{Parts (€): capital, Nom de l’associé: party}",
    )

    assert plain(tree) == [{"party": "amina", "capital": "20"}]


def test_a_heading_may_lead_into_a_group(read: Read, plain: Plain) -> None:
    """Facts and identifiers stand under a key of their own, wherever their columns are."""
    tree = read("facts.resident;id;facts.age;a.b.c.d\nyes;amina;;x\n")

    assert plain(tree) == [
        {
            "facts": {"resident": "yes", "age": None},
            "id": "amina",
            "a": {"b": {"c": {"d": "x"}}},
        }
    ]
    assert str(locate(tree, "0.facts")).endswith("t.csv:2:1")
    assert str(locate(tree, "0.facts.age", key=True)).endswith("t.csv:1:19")


@pytest.mark.parametrize("heading", ["Réf. interne", "a..b", ".a", "a.", "a.b.c.d.e"])
def test_other_points_lead_nowhere(heading: str, read: Read, plain: Plain) -> None:
    """A heading in plain words may have a point, and is then no key."""
    assert plain(read(f"{heading}\n1\n")) == [{heading: "1"}]


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("31/01/2026", "2026-01-31"),
        ("1/2/2026", "2026-02-01"),
        ("29/02/2024", "2024-02-29"),
        ("2026-01-31", "2026-01-31"),
        ("29/02/2026", "29/02/2026"),
        ("01/13/2026", "01/13/2026"),
        ("1/3", "1/3"),
        ("31/01/26", "31/01/26"),
        ("le 31/01/2026", "le 31/01/2026"),
        ("1/1/0000", "1/1/0000"),
    ],
)
def test_french_days_have_the_year_first(
    written: str, understood: str, read: Read, plain: Plain
) -> None:
    """Only real days with the four digits of their year; anything else is left as written."""
    assert plain(read(f"a\n{written}\n")) == [{"a": understood}]


@pytest.mark.parametrize("table", ["", "\n;;\n", "party;capital\n", "party;a\n;\n"])
def test_a_table_without_values_is_refused(table: str, read: Read) -> None:
    """It is said where the table is named, for it has no cell to show."""
    assert refused(read, table) == [("table_empty", "f.yaml:1:9")]


@pytest.mark.parametrize(
    ("table", "columns", "found"),
    [
        ("a;b;a;a\n1", "", [("table_heading_twice", "1:5"), ("table_heading_twice", "1:7")]),
        ("a;b;a\n1", "{a: x}", [("table_heading_twice", "1:5")]),
        ("a;;b\n1;2;3", "", [("table_heading_missing", "2:3")]),
        ("a;b\n1;2;3;4\n1;2;;4", "{a: x}",
         [("table_heading_missing", "2:5"), ("table_heading_missing", "3:6")]),
        ("a;b\n1;2", "{Nom: x, B: y}",
         [("table_heading_unknown", "f.yaml:1:26"), ("table_heading_misspelt", "f.yaml:1:34")]),
        ("a;b\n1;2", "{a: x, b: x}", [("table_key_twice", "f.yaml:1:35")]),
        ("a;a.b\n1;2", "", [("table_key_twice", "1:3")]),
        ("a.b.c;a.b\n1;2", "", [("table_key_twice", "1:7")]),
        ("a.b;a\n1;2", "", [("table_key_twice", "1:5")]),
        ("a\x01;b\n1;2", "", [("document_character", "1:1")]),
        ("a;b\n1;2\x01\n\0;\ufeff", "", [("document_character", n) for n in ("2:3", "3:1", "3:3")]),
        (f"{'a' * 201}\n1", "", [("document_key_too_long", "1:1")]),
        ("a\n1", "{a: }", [("value_missing", "f.yaml:1:29")]),
        ("a\n1", "[a]", [("keys_expected", "f.yaml:1:25")]),
        ("a\n1", "{a: [b]}", [("one_value_expected", "f.yaml:1:29")]),
    ],
)  # fmt: skip
def test_what_a_table_cannot_say_is_refused(
    table: str, columns: str, found: list[tuple[str, str]], read: Read
) -> None:
    """All mistakes of the headings at once, or else all those of the lines."""
    assert refused(read, table, columns) == found


def test_an_invisible_character_that_is_not_read_is_left_alone(read: Read, plain: Plain) -> None:
    """Nobody has to mend the columns that are left out."""
    assert plain(read("a;b\n1;\x012", "{a: x}")) == [{"x": "1"}]


def test_a_table_with_very_many_mistakes_ends(read: Read) -> None:
    """A hundred are said, and that there are more."""
    found = refused(read, "a;b\n" + "1;2;3\n" * 500)

    assert len(found) == 101
    assert found[-1][0] == "document_too_many_problems"


CASE = """\
essmodel: 1
title: Les Tilleuls
stakeholders: {table: parties.csv}
cooperative:
  members:
    table: members.csv
    columns: {Associé: party, Catégorie: category, Parts (€): capital, Depuis: from}
"""


def case_mistakes(folder: Path, members: str) -> list[str]:
    """Load a case with a register of members; return what is said of the members."""
    (folder / "case.yaml").write_text(CASE, "utf-8")
    (folder / "parties.csv").write_text("type;id;name\nperson;amina;Amina\n", "utf-8")
    (folder / "members.csv").write_text(members, "utf-8")
    with pytest.raises(InvalidValueError) as refusal:
        em.load(folder / "case.yaml")
    said = (one.said("fr").removeprefix(f"{folder}/") for one in refusal.value.problems)
    return [one for one in said if one.startswith("members.csv")]


def test_a_mistake_in_a_cell_is_said_as_in_a_document(tmp_path: Path) -> None:
    """File, line and column of the cell, the path of the value, and what to write."""
    members = "Associé;Catégorie;Parts (€);Depuis\namina;x;vingt;31/02/2026\n;x;20;\n"

    capital, day, party = case_mistakes(tmp_path, members)

    assert capital.startswith("members.csv:2:9: cooperative.members.0.capital\u00a0: 'vingt' n’est")
    assert day.startswith("members.csv:2:15: cooperative.members.0.from\u00a0: '31/02/2026' n’est")
    assert party.startswith("members.csv:3:1: cooperative.members.1.party\u00a0: rien n’est écrit")


def test_a_heading_that_is_wrong_is_said_once(tmp_path: Path) -> None:
    """However many lines the table has, a key that it lacks is missing at its headings."""
    members = tmp_path / "members.csv"
    members.write_text("partie;capital\n" + "amina;20\n" * 50, "utf-8")
    document = tmp_path / "case.yaml"
    document.write_text(CASE.partition("    columns")[0], "utf-8")
    (tmp_path / "parties.csv").write_text("id;name\na;A\nb;B\n", "utf-8")

    with pytest.raises(InvalidValueError) as refusal:
        em.load(document)

    places = [
        (one.id, str(one.at).rpartition("/")[2])
        for one in refusal.value.problems
        if one.at and one.at.file.endswith(".csv")
    ]
    assert places == [
        ("key_missing", "members.csv:1:1"),
        ("key_misspelt", "members.csv:1:1"),
        ("tag_missing", "parties.csv:1:1"),
    ]
