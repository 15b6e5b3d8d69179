"""The identity card of a pack, read from its ``essmodel.yaml``."""

from os import PathLike

from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.io.converter import Converter, Grammar
from essmodel.io.grammar import SHARED
from essmodel.io.group import entries_of
from essmodel.io.reading import read_file
from essmodel.io.refusal import in_order, mapping_of, read_items, read_parts, scalar_of
from essmodel.io.tree import Listing, Node
from essmodel.packs.manifest import Manifest
from essmodel.values.identifier import Identifier


def read_manifest(path: str | PathLike[str]) -> Manifest:
    """
    Read the manifest at *path*.

    Raises:
        InvalidValueError: all that is wrong in it, each mistake with its file, line and column.
    """
    tree = read_file(path)
    try:
        return Converter(MANIFEST).read(tree, Manifest)
    except InvalidValueError as error:
        raise in_order(error) from None


def _places(node: Node, _: Converter) -> tuple[Identifier, ...]:
    """Read ``{register: "0123"}``, or several codes of one: ``{register: ["0123", "0124"]}``."""
    entries = entries_of(mapping_of(node))
    read = read_parts((scheme, scheme, one.value, _codes) for scheme, one in entries.items())
    return tuple(Identifier(scheme, code) for scheme, codes in read.items() for code in codes)


def _codes(node: Node) -> tuple[str, ...]:
    if isinstance(node, Listing):
        return read_items(node, lambda one: scalar_of(one).text)
    return (scalar_of(node).text,)


MANIFEST: Grammar = evolve(SHARED, nodes={**SHARED.nodes, tuple[Identifier, ...]: _places})
"""How a manifest is written."""
