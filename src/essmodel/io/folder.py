"""
A pack that is a folder of YAML files, as ``--packs DIR`` reads it: no code, no installation.

Formulas are typed against the facts of the core, those of the folder, and those of the packs that
are asked beside it.
"""

from collections.abc import Callable
from functools import cache, partial
from os import PathLike
from pathlib import Path
from typing import Any, Generic, TypeVar

from attrs import evolve, frozen

from essmodel.coproduction.service import Service
from essmodel.errors import InvalidValueError, Position, Problem
from essmodel.io.case import case_of
from essmodel.io.converter import Converter
from essmodel.io.declaration import PACK, FactEntry, ParameterEntry, RuleEntry
from essmodel.io.enactment import fact_of, parameter_of, rule_of
from essmodel.io.manifest import read_manifest
from essmodel.io.offer import service_of
from essmodel.io.opening import bytes_of
from essmodel.io.price_list import OFFERS
from essmodel.io.reading import read_file, read_tree
from essmodel.io.refusal import in_order, take_all, unknown
from essmodel.io.source import MOST_BYTES, source_of
from essmodel.io.tree import Listing, Mapping, Node, Scalar, locate
from essmodel.packs.pack import RulePack
from essmodel.packs.vocabulary import Vocabulary, vocabulary
from essmodel.rules.codebook import CodeBook

T = TypeVar("T")
R = TypeVar("R")

MANIFEST, TOUR, QUALITY = "essmodel.yaml", "tour.yaml", "quality.yaml"
DOCUMENTS = frozenset({".yaml", ".yml", ".json"})
LISTS: dict[str, type] = {
    "facts.yaml": FactEntry,
    "codes.yaml": CodeBook,
    "parameters.yaml": ParameterEntry,
    "rules.yaml": RuleEntry,
    "services.yaml": Service,
}


@frozen(kw_only=True)
class Listed(Generic[T]):
    """The items of one file, and the tree that says where each was written."""

    tree: Node
    items: tuple[T, ...]

    def made(self, make: Callable[[T], R]) -> tuple[R, ...]:
        """
        Make a value of each item.

        Raises:
            InvalidValueError: the problems of all items, with their places.
        """
        steps = ((str(n), str(n), partial(make, item)) for n, item in enumerate(self.items))
        try:
            return tuple(take_all(steps).values())
        except InvalidValueError as error:
            raise InvalidValueError(
                *(evolve(one, at=one.at or locate(self.tree, one.path)) for one in error.problems)
            ) from None

    def find(self, name: object) -> Position | None:
        """Return where the last item called *name* has its path or its id."""
        rows = self.tree.items if isinstance(self.tree, Listing) else ()
        entries = [one for row in rows if isinstance(row, Mapping) for one in row.entries]
        places = [
            one.value.at
            for one in entries
            if one.key.text in {"path", "id"}
            and isinstance(one.value, Scalar)
            and one.value.text == name
        ]
        return places[-1] if places else None


def read_pack(folder: str | PathLike[str], *, beside: tuple[RulePack, ...] = ()) -> RulePack:
    """
    Read the pack in *folder*.

    Args:
        folder: holds ``essmodel.yaml`` and any of the files of `LISTS`.
        beside: packs whose facts, codes and figures its rules may use.

    Raises:
        InvalidValueError: all that is wrong in its files, each mistake with its file, line and
            column; what names mean is asked once every file can be read.
    """
    try:
        return _pack(Path(folder), beside)
    except InvalidValueError as error:
        raise in_order(error) from None


def _pack(folder: Path, beside: tuple[RulePack, ...]) -> RulePack:
    read = take_all(
        [
            ("manifest", "", partial(read_manifest, folder / MANIFEST)),
            ("tour", "", partial(_tour, folder / TOUR)),
            *((name, "", partial(_listed, folder / name, kind)) for name, kind in LISTS.items()),
        ],
        _strangers(folder),
    )
    facts: Listed[FactEntry] = read["facts.yaml"]
    books: Listed[CodeBook] = read["codes.yaml"]
    parameters: Listed[ParameterEntry] = read["parameters.yaml"]
    rules: Listed[RuleEntry] = read["rules.yaml"]
    services: Listed[Service] = read["services.yaml"]
    files = (facts, books, parameters, rules, services)

    pack = RulePack(manifest=read["manifest"], code_books=books.items, tour=read["tour"])
    known, prefix = _joined(beside, pack, files).books, pack.manifest.id
    figure_of = partial(parameter_of, books=known, pack=prefix)
    declared = take_all(
        [
            ("facts", "", partial(facts.made, partial(fact_of, books=known))),
            ("parameters", "", partial(parameters.made, figure_of)),
        ]
    )
    bare = evolve(pack, **declared)
    names = _joined(beside, bare, files).names
    typed = take_all(
        [
            ("rules", "", partial(rules.made, partial(rule_of, names=names, pack=prefix))),
            ("services", "", partial(services.made, partial(service_of, names=names, pack=prefix))),
        ]
    )
    made = _placed(lambda: evolve(bare, **typed), files)
    _joined(beside, made, files)
    return made


@cache
def _converter(*, is_offer: bool) -> Converter:
    return Converter(OFFERS if is_offer else PACK)


def _listed(path: Path, kind: type[T]) -> Listed[T]:
    """Read a file that may be left out."""
    if not path.exists():
        return Listed(tree=Listing((), Position(str(path), 1, 1)), items=())
    tree = read_file(path)
    converter = _converter(is_offer=kind is Service)
    return Listed(tree=tree, items=converter.read(tree, tuple[kind, ...]))  # type: ignore[valid-type]


def _tour(path: Path) -> str:
    """Read the case that shows the pack, a text until somebody asks for it: it has no tables."""
    if not path.exists():
        return ""
    document = bytes_of(path, most=MOST_BYTES)
    case_of(read_tree(document, file=str(path)))
    return source_of(document, file=str(path)).text


def _strangers(folder: Path) -> tuple[Problem, ...]:
    """Name the documents that no pack has: a misspelt file would be left out without a word."""
    known = (MANIFEST, *LISTS, TOUR, QUALITY)
    names = sorted(one.name for one in folder.glob("*.*") if one.suffix.lower() in DOCUMENTS)
    return tuple(
        unknown("pack_file", name, known, at=Position(str(folder / name), 1, 1))
        for name in names
        if name not in known
    )


def _joined(
    beside: tuple[RulePack, ...], pack: RulePack, files: tuple[Listed[Any], ...]
) -> Vocabulary:
    """Join *pack* to the packs beside it; what two of them claim stands where *pack* does."""
    return _placed(lambda: vocabulary((*beside, pack)), files)


def _placed(make: Callable[[], R], files: tuple[Listed[Any], ...]) -> R:
    """Make a value of whole files; what is wrong with it stands where its names do."""
    try:
        return make()
    except InvalidValueError as error:
        raise InvalidValueError(*(_claimed(one, files) for one in error.problems)) from None


def _claimed(found: Problem, files: tuple[Listed[Any], ...]) -> Problem:
    names = [value for key, value in found.data if key in {"found", "rule"}]
    places = [place for file in files for name in names if (place := file.find(name))]
    return evolve(found, at=places[-1]) if places else found
