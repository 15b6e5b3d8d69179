"""Where reading begins: a text or a file in; a tree with places out, or all its mistakes."""

import re
from os import PathLike, fspath
from pathlib import Path

from essmodel.io.growth import MOST_DEPTH, Growth
from essmodel.io.json_tree import read_json
from essmodel.io.opening import bytes_of
from essmodel.io.source import INVISIBLE, INVISIBLE_IN_YAML, MOST_BYTES, Source, source_of
from essmodel.io.table_mention import with_tables
from essmodel.io.tree import Node

_YAML = frozenset({".yaml", ".yml"})


def read_tree(document: str | bytes, *, file: str, deepest: int = MOST_DEPTH) -> Node:
    """
    Read *document* as YAML or as JSON.

    The name of the file decides; under any other name, brackets followed by a quote are JSON.

    Args:
        document: a text, or bytes in UTF-8.
        file: what people call the document, said with every place in it.
        deepest: how many lists and groups may stand inside each other.

    Raises:
        InvalidValueError: all mistakes that could be found, in the order of the document; a text
            has no folder, and so no tables.

    >>> from essmodel.io.tree import locate
    >>> tree = read_tree("{place: {postal_code: 01004}}", file="case.yaml")
    >>> print(locate(tree, "place.postal_code"))
    case.yaml:1:23
    """
    return with_tables(_grown(document, file, deepest), folder=None)


def read_file(path: str | PathLike[str], *, deepest: int = MOST_DEPTH) -> Node:
    """
    Read the file at *path* as YAML or as JSON, with the tables that it names.

    Raises:
        InvalidValueError: the file or a table cannot be read, or has mistakes.
    """
    file = fspath(path)
    document = bytes_of(file, most=MOST_BYTES)
    return with_tables(_grown(document, file, deepest), folder=Path(file).parent)


def _grown(document: str | bytes, file: str, deepest: int) -> Node:
    source, growth = source_of(document, file=file), Growth(file, deepest=deepest)
    if _is_json(source):
        read_json(_seen(source, INVISIBLE, growth), growth)
    else:
        from essmodel.io.yaml_tree import read_yaml  # noqa: PLC0415 - JSON does not pay for PyYAML

        read_yaml(_seen(source, INVISIBLE_IN_YAML, growth), growth)
    return growth.finished()


def _seen(source: Source, invisible: re.Pattern[str], growth: Growth) -> Source:
    """Report the characters that nobody sees, and stop no reader at them."""
    for character in invisible.finditer(source.text):
        growth.refuse_character(character.group(), source.at(character.start()))
        if growth.has_stopped:
            break
    return Source(source.file, invisible.sub("\ufffd", source.text))


def _is_json(source: Source) -> bool:
    suffix = Path(source.file).suffix.lower()
    if suffix == ".json" or suffix in _YAML:
        return suffix == ".json"
    rest = source.text.lstrip(" \t\n[{")
    opening = source.text[: len(source.text) - len(rest)].strip()
    return bool(opening) and rest.startswith(('"', "]", "}"))
