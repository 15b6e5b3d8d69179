"""Cases go in as files or texts, in YAML or in JSON, and come out as one value."""

import json
import re
import subprocess
import sys
from codecs import BOM_UTF8
from pathlib import Path

import pytest

from essmodel.errors import InvalidValueError, Position
from essmodel.io.documents import load, loads
from essmodel.io.reading import read_tree
from essmodel.io.tree import Listing, Mapping, Node, Scalar, positions
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack
from essmodel.rules.datatype import Number
from essmodel.rules.expression import Fact

HERE = Path(__file__).parent
WHOLE = (HERE / "whole-case.yaml").read_text("utf-8")
SHORT = "essmodel: 1\ntitle: Les Tilleuls à Roncq\n"


def as_json(node: Node) -> str:
    """Write a tree as people write JSON: numbers without quotes where JSON knows them."""
    match node:
        case Scalar() if node.is_absent:
            return "null"
        case Scalar() if node.is_plain and re.fullmatch(r"0|[1-9]\d*(\.\d+)?", node.text):
            return node.text
        case Scalar():
            return json.dumps(node.text, ensure_ascii=False)
        case Listing():
            return f"[{', '.join(as_json(item) for item in node.items)}]"
        case Mapping():
            entries = (f"{json.dumps(one.key.text)}: {as_json(one.value)}" for one in node.entries)
            return f"{{{', '.join(entries)}}}"


# --- files and texts ------------------------------------------------------------------------------


def test_file_and_its_text_are_one_case(tmp_path: Path) -> None:
    """The path may be a text or a path."""
    path = tmp_path / "case.yaml"
    path.write_text(WHOLE, "utf-8")

    assert load(path) == load(str(path)) == loads(WHOLE) == loads(WHOLE.encode())


def test_json_twin_is_the_same_case(tmp_path: Path) -> None:
    """What JSON calls a number or a truth is read by the field that awaits it."""
    twin = as_json(read_tree(WHOLE, file="case.yaml"))
    twin = twin.replace('"variable_capital": "yes"', '"variable_capital": true')
    path = tmp_path / "case.json"
    path.write_text(twin, "utf-8")

    assert '"employees": 7' in twin
    assert load(path) == loads(twin) == loads(WHOLE)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(SHORT.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(SHORT.replace("\n", "\r").encode(), id="CR"),
        pytest.param(BOM_UTF8 + SHORT.encode(), id="BOM"),
        pytest.param(BOM_UTF8 + SHORT.replace("\n", "\r\n").encode(), id="BOM and CRLF"),
    ],
)
def test_case_saved_on_any_system_is_the_same(tmp_path: Path, document: bytes) -> None:
    """Line ends and byte-order marks are habits of editors."""
    path = tmp_path / "case.yaml"
    path.write_bytes(document)

    assert load(path) == loads(SHORT)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_places_do_not_depend_on_line_ends(ends: str) -> None:
    """The third line is the third line."""
    with pytest.raises(InvalidValueError) as refusal:
        loads(f"{SHORT}as_of: demain\n".replace("\n", ends), file="case.yaml")

    assert str(refusal.value.problems[0].at) == "case.yaml:3:8"


def test_comments_may_stand_before_the_version() -> None:
    """The version is the first key; what no program reads may come before."""
    assert loads(f"# a case\n\n{SHORT}") == loads(SHORT)


def test_file_that_is_not_there_is_a_problem_like_any_other(tmp_path: Path) -> None:
    """No traceback for a misspelt path."""
    with pytest.raises(InvalidValueError) as refusal:
        load(tmp_path / "cas.yaml")

    assert [one.id for one in refusal.value.problems] == ["file_missing"]


# --- where things were written --------------------------------------------------------------------


def test_case_knows_where_each_part_was_written() -> None:
    """By path; a part that was not written is where its neighbours are."""
    case = loads(WHOLE, file="some/case.yaml")

    assert case.origin is not None
    assert case.origin.file == "some/case.yaml"
    assert case.origin.find("stakeholders.2.name") == Position("some/case.yaml", 15, 37)
    assert case.origin.find("stakeholders.3.facts.age") == Position("some/case.yaml", 16, 5)
    assert case.origin.find("crisis") == Position("some/case.yaml", 1, 1)


def test_every_path_of_the_file_is_found_at_its_place() -> None:
    """The marks are sorted, so that each is found without looking at all."""
    case = loads(WHOLE, file="case.yaml")

    assert case.origin is not None
    for path, at in positions(read_tree(WHOLE, file="case.yaml")):
        assert case.origin.find(path) == at


def test_cases_are_equal_wherever_they_were_written() -> None:
    """A place is not part of what is said."""
    assert loads(SHORT, file="a.yaml") == loads(f"# moved\n{SHORT}", file="b.yaml")


# --- what the words mean --------------------------------------------------------------------------

PACK = RulePack(
    manifest=Manifest(
        id="town", title=Text.same("Town"), api=1, version="1", maintainer="T", licence="MIT"
    ),
    facts=(Fact("child.age", Number(least=0), Text.same("age")),),
)
STATED = """\
essmodel: 1
title: T
stakeholders:
  - {type: person, id: amina, name: Amina, facts: {age: 7}}
requests:
  - {id: r, service: meal, facts: {child.age: 8}}
services:
  - id: meal
    title: Meal
    conditions: [{id: old_enough, requires: child.age >= 3, source: {kind: invented}}]
"""


def test_case_whose_words_a_pack_knows_is_the_same_case() -> None:
    """Packs look at a case and change nothing in it."""
    assert loads(STATED, packs=(PACK,)) == loads(STATED)


def test_words_are_asked_only_where_packs_are_given() -> None:
    """A file can be read before any pack is known."""
    assert loads(STATED.replace("age", "size")).services[0].id == "meal"


def test_words_that_mean_nothing_are_all_said_at_their_places() -> None:
    """The names and values of facts, and the names in formulas, in the order of the file."""
    text = STATED.replace("{age: 7}", "{size: 7}").replace("child.age: 8", "child.age: eight")

    with pytest.raises(InvalidValueError) as refusal:
        loads(text.replace("child.age >= 3", "child.aeg >= 3"), file="case.yaml", packs=(PACK,))

    assert [f"{one.at} {one.path} {one.id}" for one in refusal.value.problems] == [
        "case.yaml:4:58 stakeholders.0.facts.size name_unknown",
        "case.yaml:6:47 requests.0.facts.child.age not_a_decimal",
        "case.yaml:10:45 services.0.conditions.0.requires formula_name_misspelt",
    ]


# --- what loading costs ---------------------------------------------------------------------------


@pytest.mark.parametrize("module", ["essmodel.io.documents", "essmodel"])
def test_importing_loads_neither_parser_nor_converter(module: str) -> None:
    """Only a case that is read pays for reading."""
    script = f"import {module}, sys; print(sorted({{'cattrs', 'yaml'}} & set(sys.modules)))"

    answer = subprocess.run(  # noqa: S603 - the interpreter that runs this test
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "[]"


def test_case_in_json_is_read_without_a_yaml_parser() -> None:
    """The two formats do not need each other."""
    script = (
        "import sys; from essmodel.io.documents import loads;"
        ' loads(\'{"essmodel": 1, "title": "T"}\'); print(\'yaml\' in sys.modules)'
    )

    answer = subprocess.run(  # noqa: S603 - the interpreter that runs this test
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "False"


def test_mistakes_of_form_and_of_meaning_come_together() -> None:
    """What cannot be read in one place does not hide what means nothing in another."""
    text = (
        "essmodel: 1\ntitle: x\nplaces:\n"
        "  - {type: municipality, id: a, name: A, identifiers: {inse: 59508}}\n"
        "  - {type: municipality, id: b, namee: B}\n"
    )
    with pytest.raises(InvalidValueError) as refused:
        loads(text, file="f.yaml", packs=(PACK,))

    found = [(problem.id, str(problem.at)) for problem in refused.value.problems]
    assert found == [("scheme_unknown", "f.yaml:4:62"), ("key_misspelt", "f.yaml:5:33")]
