"""The folders that `essmodel new` writes: templates that ship with the library, and their words."""

import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from essmodel.io.schema import KINDS, schema_file, schema_text
from essmodel.messages.text import Lang

Template = Literal["folder", "package"]
LANG: Lang = "fr"
"""The language of what the templates say to their readers."""

_SUFFIX = ".txt"  # so that no tool takes a template for what it makes
_WORD = re.compile(r"\{\{(\w+)\}\}")


def rendered(template: Template, words: Mapping[str, str]) -> dict[str, str]:
    """
    Return the files of *template* with its *words*, and the schemas of what people write there.

    Returns:
        The text of each file, by its path from the folder.
    """
    root = files("essmodel.cli").joinpath("templates", template)
    written = {_filled(path, words): _filled(text, words) for path, text in _files(root)}
    kinds = [kind for kind in KINDS if template == "folder" or kind == "manifest"]
    return written | {
        f".schemas/{schema_file(kind, LANG)}": schema_text(kind, LANG) for kind in kinds
    }


def quoted(text: str) -> str:
    """Return *text* between quotes, as YAML, TOML and Python all read it."""
    return json.dumps(text, ensure_ascii=False)


def _files(folder: Traversable, at: str = "") -> Iterator[tuple[str, str]]:
    for one in sorted(folder.iterdir(), key=lambda each: each.name):
        path = f"{at}{one.name}"
        if one.is_dir():
            yield from _files(one, f"{path}/")
        else:
            yield path.removesuffix(_SUFFIX), one.read_text("utf-8")


def _filled(text: str, words: Mapping[str, str]) -> str:
    """Replace the words of *text* in one pass: what is put in is not read again."""
    return _WORD.sub(lambda found: words[found.group(1)], text)
