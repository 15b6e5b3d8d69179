"""Where a document may name a table, what it may name, and that nothing else is opened."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import essmodel as em
from essmodel.errors import InvalidValueError
from essmodel.io.allowance import Allowance
from essmodel.io.folder import read_pack
from essmodel.io.reading import read_file, read_tree
from essmodel.io.tree import Listing, Node

Plain = Callable[[Node], object]

MANIFEST = "{id: town, title: T, api: 1, version: '1', maintainer: M, licence: MIT}"
EXAMPLES = Path(__file__).parents[3] / "examples"
BANDS = re.compile(r"( +)bands:\n(?:\1  - .*\n)+?\1  - \{above: 1900.*\n")
COLUMNS = (
    "QF à partir de: from, QF moins de: below, QF égal à: exactly, QF au-dessus de: above, "
    "Non publié: silent"
)


def written(folder: Path, **files: str) -> Path:
    """Write files called ``f_yaml`` for ``f.yaml``; return the path of the first."""
    paths = [folder / name.replace("_", ".") for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_text(text, "utf-8")
    return paths[0]


def refused(document: Path) -> list[tuple[str, str, str]]:
    """Read a document that must be refused; return each message id, its path and its place."""
    with pytest.raises(InvalidValueError) as refusal:
        read_file(document)
    return [
        (one.id, one.path, f"{one.at.line}:{one.at.column}" if one.at else "")
        for one in refusal.value.problems
    ]


def test_a_grid_in_a_table_is_the_grid_in_the_text(tmp_path: Path) -> None:
    """The case of Roncq is the same, whether its bands stand in the file or in a spreadsheet."""
    text = (EXAMPLES / "roncq.yaml").read_text("utf-8")
    prices = iter(["Repas (€)", "PAI (€)", "AMIS (€)", "Accueil (€)"])
    mention = r"\1bands: {table: roncq-grille.csv, columns: {%s, %s: price}}" + "\n"
    tabled, count = BANDS.subn(lambda found: found.expand(mention % (COLUMNS, next(prices))), text)
    (tmp_path / "roncq.yaml").write_text(tabled, "utf-8")
    shutil.copy(EXAMPLES / "roncq-grille.csv", tmp_path)

    case = em.load(tmp_path / "roncq.yaml")

    origin = em.load(EXAMPLES / "roncq.yaml").origin
    assert count == 4
    assert evolve(case, origin=origin) == em.load(EXAMPLES / "roncq.yaml")


@pytest.mark.parametrize("file", ["f.yaml", "f.json"])
def test_any_list_may_stand_in_a_table(tmp_path: Path, plain: Plain, file: str) -> None:
    """At the root, in a group, in an item; in YAML and in JSON; the rest of a document stays."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "t.csv").write_text("a\n1\n", "utf-8")
    document = tmp_path / file

    document.write_text('{"b": [{"c": {"table": " sub/t.csv "}}, "x"], "d": "y"}', "utf-8")
    assert plain(read_file(document)) == {"b": [{"c": [{"a": "1"}]}, "x"], "d": "y"}
    document.write_text('{"table": "sub/t.csv"}', "utf-8")
    assert plain(read_file(str(document))) == [{"a": "1"}]


@pytest.mark.parametrize(
    "said",
    ["{table: yes}", "{table: 1.50}", "{table: 2.5e10}", "{table: [t.csv]}", "{tables: t.csv}",
     "[t.csv]", "t.csv", "{table: .csv}", "{table: a.c}", "{table: e.g. this one}"],
)  # fmt: skip
def test_a_key_that_names_no_file_is_a_key(said: str, tmp_path: Path, plain: Plain) -> None:
    """What people say of a table may be a fact of somebody."""
    document = written(tmp_path, f_yaml=said)

    assert plain(read_file(document)) == plain(read_tree(said, file="f.yaml"))


def test_a_table_may_stand_as_deep_as_a_document_goes(tmp_path: Path) -> None:
    """Rules are trees of hundreds of levels, and no stack is exhausted on the way."""
    deep = 400
    written(tmp_path, t_csv="a\n1\n", f_yaml="[" * deep + "{table: t.csv}" + "]" * deep)

    node: Any = read_file(tmp_path / "f.yaml", deepest=deep + 1)
    for _ in range(deep):
        (node,) = node.items

    assert isinstance(node, Listing)
    assert node.at.file.endswith("t.csv")


def test_a_document_without_tables_is_left_as_it_is(tmp_path: Path) -> None:
    """What an alias repeats stays one node, in a document that has a table too."""
    document = written(tmp_path, f_yaml="a: &x [[1]]\nb: *x\nc: {table: t.csv}", t_csv="a\n1\n")

    tree: Any = read_file(document)

    assert tree.entries[0].value is tree.entries[1].value


def test_a_text_opens_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a stranger sends as a text names no file of the machine that reads it."""
    document = written(tmp_path, f_yaml="a: {table: t.csv}", t_csv="a\n1\n")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(InvalidValueError) as refusal:
        read_tree(document.read_text("utf-8"), file=str(document))

    assert refusal.value.problems[0].id == "table_of_text"


def test_a_file_of_a_pack_may_stand_in_a_table(tmp_path: Path) -> None:
    """The whole list of facts, with a column for each language."""
    facts = "path;type;unit;label.en;label.fr\nchild.hours;number;hours;hours a week;heures"
    written(tmp_path, essmodel_yaml=MANIFEST, facts_yaml="table: facts.csv", facts_csv=facts)

    (fact,) = read_pack(tmp_path).facts

    assert (fact.path, fact.label.said("fr")) == ("child.hours", "heures")

    (tmp_path / "facts.csv").write_text(f"{facts}\nchild.age;nombre;;age;âge\n", "utf-8")
    with pytest.raises(InvalidValueError) as refusal:
        read_pack(tmp_path)
    assert str(refusal.value).startswith(f"{tmp_path}/facts.csv:3:11: 1.type: ")


def test_the_tour_of_a_pack_names_no_table(tmp_path: Path) -> None:
    """It is kept as a text, which has no folder when somebody asks for it."""
    written(
        tmp_path,
        essmodel_yaml=MANIFEST,
        tour_yaml="essmodel: 1\ntitle: T\nstakeholders: {table: t.csv}",
        t_csv="type;id;name\nperson;amina;Amina\n",
    )

    with pytest.raises(InvalidValueError) as refusal:
        read_pack(tmp_path)

    assert [one.id for one in refusal.value.problems] == ["table_of_text"]


@pytest.mark.parametrize(
    "name",
    [
        "../t.csv", "sub/../../t.csv", "sub/../t.csv", "/etc/t.csv", "C:/t.csv", "C:t.csv",
        "'..\\t.csv'", "'\\\\server\\t.csv'", "link.csv", "loop.csv", "away/t.csv",
    ],
)  # fmt: skip
def test_a_table_lies_in_the_folder_of_its_document(name: str, tmp_path: Path) -> None:
    """No path leads out of it, in the way of any system, and no link does."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "t.csv").write_text("a\n1\n", "utf-8")
    (folder / "link.csv").symlink_to("../t.csv")
    (folder / "loop.csv").symlink_to("loop.csv")
    (folder / "away").symlink_to("..")
    document = written(folder, f_yaml=f"a: {{table: {name}}}")

    assert refused(document) == [("table_outside", "a", "1:12")]


def test_a_folder_may_be_reached_by_a_link(tmp_path: Path, plain: Plain) -> None:
    """It is the folder of the document, wherever it lies."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    written(tmp_path / "real", f_yaml="table: t.csv", t_csv="a\n1\n")

    assert plain(read_file(tmp_path / "link" / "f.yaml")) == [{"a": "1"}]


def test_a_document_in_the_current_folder_finds_its_tables(
    tmp_path: Path, plain: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bare name is enough."""
    written(tmp_path, f_yaml="table: t.csv", t_csv="a\n1\n")
    monkeypatch.chdir(tmp_path)

    assert plain(read_file("f.yaml")) == [{"a": "1"}]


@pytest.mark.parametrize(
    ("mention", "problem", "path", "place"),
    [
        ("{table: none.csv}", "file_missing", "a", "1:12"),
        ("{table: t.csv/t.csv}", "file_missing", "a", "1:12"),
        ("{table: sub.csv}", "file_is_folder", "a", "1:12"),
        ("{table: pipe.csv}", "file_unreadable", "a", "1:12"),
        ("{table: t.xls}", "table_kind_unknown", "a", "1:12"),
        ("{table: t.ods}", "table_kind_unknown", "a", "1:12"),
        ("{table: t.yaml}", "table_kind_unknown", "a", "1:12"),
        ("{table: t.csv, sheet: A}", "table_sheet_unwanted", "a", "1:26"),
        ("{table: t.csv, shet: A}", "key_misspelt", "a.shet", "1:19"),
        ("{table: t.csv, sheet: [A]}", "one_value_expected", "a.sheet", "1:26"),
        ("{table: t.csv, columns: {x: {}}}", "one_value_expected", "a.columns.x", "1:32"),
        ("{table: empty.csv}", "table_empty", "a", "1:12"),
        ("[{table: none.csv}]", "file_missing", "a.0", "1:13"),
    ],
)
def test_what_cannot_be_read_is_refused_where_it_is_named(
    mention: str, problem: str, path: str, place: str, tmp_path: Path
) -> None:
    """The mistake is in the document, and so is its place."""
    (tmp_path / "sub.csv").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    document = written(tmp_path, f_yaml=f"a: {mention}", t_csv="x\n1\n", empty_csv="")

    assert refused(document) == [(problem, path, place)]


def test_the_mistakes_of_all_tables_are_said_at_once(tmp_path: Path) -> None:
    """In the order of the files, each once however often its table is named."""
    document = written(
        tmp_path,
        f_yaml="a: &t {table: t.csv}\nb: {table: u.csv}\nc: *t\nd: {table: v.csv}",
        t_csv='a\n"1',
        v_csv="a;a\n1",
    )

    assert refused(document) == [
        ("file_missing", "b", "2:12"),
        ("table_quote_open", "a", "2:1"),
        ("table_heading_twice", "d", "1:3"),
    ]


def test_a_table_is_read_once_and_counted_each_time(tmp_path: Path, plain: Plain) -> None:
    """Several lists may stand in one table, and each counts as the cells that it holds."""
    line = ";" * 7_499
    mention = "- {table: t.csv, columns: {a: x}}\n"
    document = written(tmp_path, f_yaml=mention * 20, t_csv=f"a{line}\n1{line}\n")

    assert plain(read_file(document)) == [[{"x": "1"}]] * 20

    document.write_text(mention * 21, "utf-8")
    assert refused(document) == [("table_too_long", "20", "21:11")]


def test_very_many_tables_that_are_not_there_end(tmp_path: Path) -> None:
    """A hundred are said, and that there are more."""
    found = refused(written(tmp_path, f_yaml="- {table: t.csv}\n" * 300))

    assert found[99] == ("file_missing", "99", "100:11")
    assert [problem for problem, _, _ in found[100:]] == ["document_too_many_problems"]


def test_tables_have_a_size_in_all(tmp_path: Path) -> None:
    """Five megabytes for one, or for several together, one that is read twice counted once."""
    document = written(
        tmp_path,
        f_yaml="- {table: t.csv}\n- {table: t.csv}\n- {table: u.csv}",
        t_csv=f"a\n{'1' * 2_999_998}",
        u_csv=f"a\n{'1' * 2_000_000}",
    )
    assert refused(document) == [("table_too_big", "2", "3:11")]

    written(tmp_path, f_yaml="table: t.csv", t_csv=f"a\n{'1' * 4_999_999}")
    assert refused(document) == [("table_too_big", "", "1:8")]

    written(tmp_path, f_yaml="table: t.csv", t_csv=f"a\n{'1' * 4_999_998}")
    read_file(document)


def test_an_allowance_lasts_to_its_last_byte() -> None:
    """What is spent to the end is not overspent."""
    allowance, at = Allowance(bytes=2, cells=1), read_tree("a", file="f.yaml").at

    allowance.spend_bytes(2, at)
    allowance.spend_cells(1, at)
    with pytest.raises(InvalidValueError):
        allowance.spend_bytes(1, at)
    with pytest.raises(InvalidValueError):
        allowance.spend_cells(1, at)
