"""
JSON Schema for every file that people write, with what each key means in French or English.

Editors propose keys, show what they mean, and underline what no file may say.  What a schema
refuses the loader refuses too; the loader refuses more, for it knows what names mean.
"""

import json
from collections.abc import Callable, Mapping
from functools import partial

from attrs import frozen

from essmodel.coproduction.service import Service
from essmodel.errors import InvalidValueError
from essmodel.io.case import CASE, FORMAT, VERSION
from essmodel.io.converter import Grammar
from essmodel.io.declaration import PACK
from essmodel.io.folder import LISTS
from essmodel.io.folder import MANIFEST as MANIFEST_FILE
from essmodel.io.folder import QUALITY as QUALITY_FILE
from essmodel.io.manifest import MANIFEST
from essmodel.io.price_list import OFFERS
from essmodel.io.quality import QUALITY, QualityFile
from essmodel.io.readable_case import CASES, CaseFile
from essmodel.io.refusal import unknown
from essmodel.io.schema_node import CASE_NODES, GROUPS, MANIFEST_NODES, PACK_NODES, Nodes
from essmodel.io.schema_shape import DRAFT, Keys, Schema
from essmodel.io.schema_walk import Walk
from essmodel.messages.meaning import meaning
from essmodel.messages.text import Lang
from essmodel.packs.manifest import Manifest
from essmodel.partnership.partnership import Partnership


@frozen(kw_only=True)
class FileKind:
    """
    A kind of file that people write.

    Attributes:
        file: the name of such a file.
        grammar: how it is written.
        nodes: the schemas of what it writes in a way of its own.
        root: its schema, without what it refers to.
    """

    file: str
    grammar: Grammar
    nodes: Nodes
    root: Callable[[Walk], Schema]


def schema_of(kind: str, lang: Lang) -> Schema:
    """
    Return the schema of a *kind* of file, as JSON carries it (draft-07).

    Args:
        kind: one of `KINDS`.
        lang: the language in which keys are explained.

    Raises:
        InvalidValueError: there is no such kind.
    """
    if kind not in KINDS:
        raise InvalidValueError(unknown("schema", kind, KINDS))
    known = KINDS[kind]
    walk = Walk(grammar=known.grammar, lang=lang, nodes=known.nodes, groups=GROUPS)
    root = known.root(walk)
    definitions = {name: walk.definitions[name] for name in sorted(walk.definitions)}
    head: Schema = {
        "$schema": DRAFT,
        "title": known.file,
        "description": meaning("file", kind, lang),
    }
    return head | root | {"definitions": definitions}


def schema_text(kind: str, lang: Lang) -> str:
    """Return the schema of a *kind* of file as the text of a file, as `schema_of` does."""
    return json.dumps(schema_of(kind, lang), ensure_ascii=False, indent=1) + "\n"


def schema_file(kind: str, lang: Lang) -> str:
    """Return the name of the file that holds a schema: ``rules.fr.schema.json``."""
    return f"{kind}.{lang}.schema.json"


def _case(walk: Walk) -> Schema:
    version = walk.described("case", FORMAT, {"enum": [int(VERSION), VERSION]})
    return Keys(shown={FORMAT: version}, needed=(FORMAT,)).beside(walk.keys(Partnership)).schema


def _manifest(walk: Walk) -> Schema:
    return walk.keys(Manifest).schema


def _cases(walk: Walk) -> Schema:
    return walk.keys(CaseFile).schema


def _quality(walk: Walk) -> Schema:
    return walk.keys(QualityFile).schema


def _listed(item: type, walk: Walk) -> Schema:
    return walk.schema(tuple[item, ...])  # type: ignore[valid-type]


KINDS: Mapping[str, FileKind] = {
    "case": FileKind(file="case.yaml", grammar=CASE, nodes=CASE_NODES, root=_case),
    "manifest": FileKind(
        file=MANIFEST_FILE, grammar=MANIFEST, nodes=MANIFEST_NODES, root=_manifest
    ),
    **{
        file.removesuffix(".yaml"): FileKind(
            file=file,
            grammar=OFFERS if item is Service else PACK,
            nodes=CASE_NODES if item is Service else PACK_NODES,
            root=partial(_listed, item),
        )
        for file, item in LISTS.items()
    },
    "cases": FileKind(file="cases.yaml", grammar=CASES, nodes=CASE_NODES, root=_cases),
    "quality": FileKind(file=QUALITY_FILE, grammar=QUALITY, nodes=PACK_NODES, root=_quality),
}
"""Every kind of file, by its name."""
