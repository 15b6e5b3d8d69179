"""Cases read from files: where a path or a text goes in and a case comes out."""

from os import PathLike, fspath

from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.io.reading import read_file, read_tree
from essmodel.io.refusal import in_order
from essmodel.io.tree import Node, positions
from essmodel.packs.pack import RulePack
from essmodel.partnership.partnership import Partnership
from essmodel.values.origin import Origin


def load(path: str | PathLike[str], *, packs: tuple[RulePack, ...] = ()) -> Partnership:
    """
    Read the case in the file at *path*, YAML or JSON.

    Args:
        path: the file.
        packs: where they are given, the words of the case must mean something in them.

    Raises:
        InvalidValueError: all that is wrong in it, each mistake with its file, line and column.
    """
    return _case(read_file(path), file=fspath(path), packs=packs)


def loads(
    text: str | bytes, *, file: str = "<text>", packs: tuple[RulePack, ...] = ()
) -> Partnership:
    r"""
    Read a case from a *text* in YAML or JSON; messages call it *file*.

    Raises:
        InvalidValueError: all that is wrong in it, each mistake with its line and column.

    >>> loads("essmodel: 1\ntitle: Les Tilleuls").title.said("fr")
    'Les Tilleuls'
    """
    return _case(read_tree(text, file=file), file=file, packs=packs)


def _case(tree: Node, *, file: str, packs: tuple[RulePack, ...]) -> Partnership:
    from essmodel.io.case import case_of  # noqa: PLC0415 - brings cattrs

    try:
        case = evolve(case_of(tree), origin=Origin(file, positions(tree)))
        if packs:
            _require_meaning(case, packs)
    except InvalidValueError as error:
        raise in_order(error) from None
    return case


def _require_meaning(case: Partnership, packs: tuple[RulePack, ...]) -> None:
    from essmodel.packs.vocabulary import vocabulary  # noqa: PLC0415 - a case without packs needs none
    from essmodel.questions.meaning import require_meaning  # noqa: PLC0415 - likewise

    require_meaning(case, vocabulary(packs))
