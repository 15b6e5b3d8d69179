"""Cases read from files: where a path or a text goes in and a case comes out."""

from collections.abc import Iterator
from os import PathLike, fspath

from attrs import evolve

from essmodel.errors import InvalidValueError, Problem
from essmodel.io.reading import read_file, read_tree
from essmodel.io.refusal import in_order
from essmodel.io.tree import Node, locate, positions
from essmodel.packs.pack import RulePack
from essmodel.packs.scope import words_of
from essmodel.packs.shelf import Packs
from essmodel.packs.vocabulary import Vocabulary
from essmodel.partnership.partnership import Partnership
from essmodel.questions.meaning import misunderstood, require_meaning
from essmodel.values.origin import Origin


def load(path: str | PathLike[str], *, packs: Packs = ()) -> Partnership:
    """
    Read the case in the file at *path*, YAML or JSON.

    Args:
        path: the file.
        packs: where they are given, the words of the case must mean something in them.

    Raises:
        InvalidValueError: all that is wrong in it, each mistake with its file, line and column.
    """
    return _case(read_file(path), file=fspath(path), packs=packs)


def loads(text: str | bytes, *, file: str = "<text>", packs: Packs = ()) -> Partnership:
    r"""
    Read a case from a *text* in YAML or JSON; messages call it *file*.

    Raises:
        InvalidValueError: all that is wrong in it, each mistake with its line and column.

    >>> loads("essmodel: 1\ntitle: Les Tilleuls").title.said("fr")
    'Les Tilleuls'
    """
    return _case(read_tree(text, file=file), file=file, packs=packs)


def _case(tree: Node, *, file: str, packs: Packs) -> Partnership:
    from essmodel.io.case import case_of  # noqa: PLC0415 - brings cattrs

    try:
        case = evolve(case_of(tree), origin=Origin(file, positions(tree)))
    except InvalidValueError as error:
        also = _misunderstood(tree, words_of(_of_everywhere(packs), None)) if packs else ()
        raise in_order(InvalidValueError(*error.problems, *also)) from None
    if packs:
        try:
            require_meaning(case, words_of(packs, case))
        except InvalidValueError as error:
            raise in_order(error) from None
    return case


def _of_everywhere(packs: Packs) -> tuple[RulePack, ...]:
    """Return the packs that are asked whatever the places, while those cannot be read."""
    return tuple(one for one in packs if isinstance(one, RulePack) and not one.manifest.places)


def _misunderstood(tree: Node, words: Vocabulary) -> Iterator[Problem]:
    """Yield what means nothing in the parts of *tree* that can be read, each at its place."""
    from essmodel.io.case import readable_parts  # noqa: PLC0415 - brings cattrs

    for problem in misunderstood(readable_parts(tree), words):
        yield evolve(problem, at=locate(tree, problem.path))
