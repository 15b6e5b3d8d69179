"""Where reading begins: a text or a file in; a tree with places out, or all its mistakes."""

import re
from os import PathLike, fspath
from pathlib import Path

from essmodel.errors import InvalidValueError
from essmodel.io.growth import MOST_DEPTH, Growth
from essmodel.io.json_tree import read_json
from essmodel.io.source import INVISIBLE, INVISIBLE_IN_YAML, MOST_BYTES, Source, source_of
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
        InvalidValueError: all mistakes that could be found, in the order of the document.

    >>> from essmodel.io.tree import locate
    >>> tree = read_tree("{place: {postal_code: 01004}}", file="case.yaml")
    >>> print(locate(tree, "place.postal_code"))
    case.yaml:1:23
    """
    source, growth = source_of(document, file=file), Growth(file, deepest=deepest)
    if _is_json(source):
        read_json(_seen(source, INVISIBLE, growth), growth)
    else:
        from essmodel.io.yaml_tree import read_yaml  # noqa: PLC0415 - JSON does not pay for PyYAML

        read_yaml(_seen(source, INVISIBLE_IN_YAML, growth), growth)
    return growth.finished()


def read_file(path: str | PathLike[str], *, deepest: int = MOST_DEPTH) -> Node:
    """
    Read the file at *path* as YAML or as JSON.

    Raises:
        InvalidValueError: the file cannot be read, or has mistakes.
    """
    file = fspath(path)
    return read_tree(_bytes_of(file), file=file, deepest=deepest)


def _bytes_of(file: str) -> bytes:
    try:
        with Path(file).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)  # one more is enough to refuse it
    except (OSError, ValueError) as error:
        raise InvalidValueError.because(_why_unread(error), file=file) from None


def _why_unread(error: Exception) -> str:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "file_missing"
        case IsADirectoryError():
            return "file_is_folder"
        case PermissionError():  # what Windows also says of a folder
            return "file_forbidden"
        case _:
            return "file_unreadable"


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
