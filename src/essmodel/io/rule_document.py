"""Rules as documents: a node written as JSON or YAML, and read back as itself."""

from collections.abc import Callable
from functools import partial
from os import PathLike
from typing import Literal

from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.io.reading import read_file, read_tree
from essmodel.io.rule_writing import as_json, as_yaml, plain_rule
from essmodel.io.tree import Node as Document
from essmodel.rules.expression import Node
from essmodel.rules.formula import Names
from essmodel.rules.well_typed import DEEPEST

Form = Literal["json", "yaml"]
LONGEST_PATH = 120
DEEPEST_DOCUMENT = 2 * DEEPEST + 10
"""A node is a group of keys, its parts may stand in a list, and its types and sources below it."""


def dump_rule(node: Node, *, form: Form) -> str:
    """
    Return *node* as a text in JSON, on one line, or in YAML.

    Raises:
        InvalidValueError: a number is longer than files can carry.
    """
    plain = plain_rule(node)
    return as_json(plain) if form == "json" else as_yaml(plain)


def read_rule(text: str | bytes, *, file: str = "<text>", names: Names | None = None) -> Node:
    """
    Read a rule from a *text* in YAML or JSON; messages call it *file*.

    Args:
        text: what `dump_rule` writes, or somebody by hand.
        file: what people call it.
        names: where they are given, facts and figures must be what they say, and need not repeat
            their type and label; functions are found there.

    Raises:
        InvalidValueError: all that is wrong in it, each mistake with its line and column.
    """
    return _rule(partial(read_tree, text, file=file), names)


def load_rule(path: str | PathLike[str], *, names: Names | None = None) -> Node:
    """
    Read a rule from the file at *path*, as `read_rule` does.

    Raises:
        InvalidValueError: the file cannot be read, or has mistakes.
    """
    return _rule(partial(read_file, path), names)


def _rule(read: Callable[..., Document], names: Names | None) -> Node:
    from essmodel.io.rule_reading import tree_of  # noqa: PLC0415 - brings cattrs

    try:
        return tree_of(read(deepest=DEEPEST_DOCUMENT), names=names)
    except InvalidValueError as error:
        found = (evolve(one, path=_brief(one.path)) for one in error.problems)
        raise InvalidValueError(*found) from None


def _brief(path: str) -> str:
    """Leave out the middle of a path that nobody would read; the place says where it is."""
    if len(path) <= LONGEST_PATH:
        return path
    return f"{path[: LONGEST_PATH // 2]}…{path[-LONGEST_PATH // 2 :]}"
