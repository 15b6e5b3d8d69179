"""What the tests of documents share: both YAML parsers, a plain view of a tree, its mistakes."""

from collections.abc import Callable

import pytest
import yaml

from essmodel.errors import InvalidValueError
from essmodel.io import yaml_tree
from essmodel.io.reading import read_tree
from essmodel.io.tree import Listing, Mapping, Node, Scalar


def plain(node: Node) -> object:
    """Return a tree without its places: texts, lists, dicts, and None for what is absent."""
    match node:
        case Scalar():
            return None if node.is_absent else node.text
        case Listing():
            return [plain(item) for item in node.items]
        case Mapping():
            return {entry.key.text: plain(entry.value) for entry in node.entries}


def mistakes(document: str | bytes, file: str = "f.yaml") -> list[tuple[str, str]]:
    """Read a document that must be refused; return each message id with its line:column."""
    with pytest.raises(InvalidValueError) as refusal:
        read_tree(document, file=file)
    return [
        (problem.id, f"{problem.at.line}:{problem.at.column}" if problem.at else "")
        for problem in refusal.value.problems
    ]


@pytest.fixture(name="plain")
def _plain() -> Callable[[Node], object]:
    return plain


@pytest.fixture(name="mistakes")
def _mistakes() -> Callable[..., list[tuple[str, str]]]:
    return mistakes


@pytest.fixture(params=[yaml.CBaseLoader, yaml.BaseLoader], ids=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the test with PyYAML's parser in C, then with the one in Python."""
    monkeypatch.setattr(yaml_tree, "LOADER", request.param)
