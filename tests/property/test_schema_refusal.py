"""What a schema refuses, the loader refuses too: no editor underlines what may be written."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from essmodel.errors import InvalidValueError
from essmodel.io.case import case_of
from essmodel.io.converter import Converter
from essmodel.io.declaration import RuleEntry, RuleTree
from essmodel.io.folder import LISTS
from essmodel.io.reading import read_tree
from essmodel.io.rule_reading import tree_of
from essmodel.io.rule_writing import plain_rule
from essmodel.io.schema import KINDS, schema_of
from essmodel.io.tree import Listing, Mapping, Node, Scalar
from essmodel.packs.manifest import Manifest
from essmodel.testing.expression_strategies import conditions

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs" / "reference" / "pack-folder.md").read_text("utf-8")
WHOLE = (ROOT / "tests" / "unit" / "io" / "whole-case.yaml").read_text("utf-8")
FILES = dict(re.findall(r"## `([a-z.]+)`\n.*?```yaml\n(.*?)```", REFERENCE, re.DOTALL))
PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)")

Path_ = tuple[str | int, ...]
WORDS: tuple[object, ...] = (
    *("yes", "none", "1/2", "40 %", "8,50 €", "2016-02", "2026-05-14", "-3", "1 200,50", "01004"),
    *("invented", "deliberation", "person", "municipality", "label", "number", "truth", "is", ""),
    *(None, True, False, 0, 1, -1, 3, 0.5, 1.5, [], {}, ["a"], {"en": "a", "fr": "b"}),
    *({"kind": "invented"}, {"table": "a.csv"}, {"table": "yes"}),
)
"""What a mistake puts in the place of what was there."""
KEYS = ("type", "kind", "source", "from", "until", "price", "silent", "exactly", "book", "x", "is")


def plain(node: Node) -> Any:  # noqa: ANN401 - what JSON carries
    """Return a tree as plain values."""
    match node:
        case Listing():
            return [plain(one) for one in node.items]
        case Mapping():
            return {one.key.text: plain(one.value) for one in node.entries}
        case Scalar() if node.is_absent:
            return None
        case Scalar() if node.is_plain and PLAIN.fullmatch(node.text):
            return int(node.text)
        case _:
            return node.text


def rule_in_a_case(tree: object) -> dict[str, Any]:
    """Return a case with one service, whose one condition is a tree."""
    source = {"kind": "invented"}
    condition = {"id": "c", "requires": tree, "source": source}
    return {
        "essmodel": 1,
        "title": "t",
        "services": [{"id": "s", "title": "S", "conditions": [condition]}],
    }


@cache
def documents() -> dict[str, Any]:
    """Return a document of each kind, without a mistake."""
    written = {kind: FILES[known.file] for kind, known in KINDS.items() if known.file in FILES}
    return {
        kind: plain(read_tree(text, file=f"{kind}.yaml"))
        for kind, text in (written | {"case": WHOLE}).items()
    }


@cache
def validators() -> dict[str, Draft7Validator]:
    """Return what holds a document against the schema of its kind."""
    return {kind: Draft7Validator(schema_of(kind, "en")) for kind in KINDS}


@cache
def readers() -> dict[str, Callable[[Node], object]]:
    """Return what reads each kind of file, up to what names mean."""
    converters = {kind: Converter(known.grammar) for kind, known in KINDS.items()}
    lists = {
        file.removesuffix(".yaml"): converters[file.removesuffix(".yaml")].reader(
            tuple[item, ...]  # type: ignore[valid-type]
        )
        for file, item in LISTS.items()
    }
    rules = lists.pop("rules")
    return {
        "case": case_of,
        "manifest": converters["manifest"].reader(Manifest),
        "rules": lambda node: [trees_of(entry) for entry in rules(node)],
        **lists,
    }


def trees_of(entry: RuleEntry) -> list[object]:
    """Read the trees of a rule, which wait for the words of the packs."""
    return [
        tree_of(one.document, source=entry.source)
        for one in (entry.requires, entry.applies)
        if isinstance(one, RuleTree)
    ]


def places(document: object, at: Path_ = ()) -> list[Path_]:
    """Return the path of everything in a document."""
    found = [at]
    if isinstance(document, dict):
        found += [one for key, value in document.items() for one in places(value, (*at, key))]
    if isinstance(document, list):
        found += [one for n, value in enumerate(document) for one in places(value, (*at, n))]
    return found


def mistaken(document: object, at: Path_, how: str, *, word: object, key: str) -> object:
    """Return a document with one change at a place."""
    root = [deepcopy(document)]
    inside: Any = root
    path: Path_ = (0, *at)
    for step in path[:-1]:
        inside = inside[step]
    last: Any = path[-1]
    if how == "put" or len(path) == 1:
        inside[last] = word
    elif how == "leave out":
        del inside[last]
    elif isinstance(inside[last], dict):
        inside[last][key] = word
    else:
        inside[last] = [inside[last]]
    return root[0]


def is_refused_by_the_loader(document: object, kind: str) -> bool:
    """Whether the loader refuses a document."""
    try:
        readers()[kind](read_tree(json.dumps(document), file=f"{kind}.json"))
    except InvalidValueError:
        return True
    return False


def is_refused_by_the_schema(document: object, kind: str) -> bool:
    """Whether the schema refuses a document."""
    return not validators()[kind].is_valid(document)


@given(
    kind=st.sampled_from(sorted(documents())),
    changes=st.lists(
        st.tuples(
            st.integers(0, 10_000),
            st.sampled_from(("put", "put", "leave out", "add")),
            st.sampled_from(WORDS),
            st.sampled_from(KEYS),
        ),
        max_size=2,
    ),
)
def test_what_a_schema_refuses_the_loader_refuses(
    kind: str, changes: list[tuple[int, str, object, str]]
) -> None:
    """Whatever is put, left out or added, and wherever."""
    document: object = documents()[kind]
    for number, how, word, key in changes:
        found = places(document)
        document = mistaken(document, found[number % len(found)], how, word=word, key=key)

    if is_refused_by_the_schema(document, kind):
        assert is_refused_by_the_loader(document, kind)


@given(
    rule=conditions(),
    number=st.integers(0, 10_000),
    how=st.sampled_from(("nothing", "put", "leave out", "add")),
    word=st.sampled_from(WORDS),
    key=st.sampled_from(KEYS),
)
def test_what_a_schema_refuses_of_a_tree_the_loader_refuses(
    rule: Any,  # noqa: ANN401 - a node
    number: int,
    how: str,
    word: object,
    key: str,
) -> None:
    """A rule that is written node by node, with one mistake or none."""
    tree: object = json.loads(json.dumps(plain_rule(rule)))
    if how != "nothing":
        found = places(tree)
        tree = mistaken(tree, found[number % len(found)], how, word=word, key=key)
    document = rule_in_a_case(tree)

    if is_refused_by_the_schema(document, "case"):
        assert is_refused_by_the_loader(document, "case")
    else:
        assert how != "nothing" or not is_refused_by_the_loader(document, "case")
