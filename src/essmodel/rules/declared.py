"""A rule held against what packs declare: a fact of another scale would be decided wrongly."""

from essmodel.errors import InvalidValueError
from essmodel.rules.expression import Fact, Item, Node, Param, parts
from essmodel.rules.formula import Formula, Names, typed
from essmodel.rules.law.source import Source


def understood(asked: Formula | Node, names: Names, *, source: Source) -> Node:
    """
    Return what was *asked* as an expression: a formula typed, a tree held against *names*.

    Raises:
        InvalidValueError: the formula cannot be typed, or the tree takes a fact for another type.
    """
    if isinstance(asked, Formula):
        return typed(asked, names, source=source)
    require_declared(asked, names)
    return asked


def require_declared(node: Node, names: Names) -> None:
    """
    Refuse a fact or a figure of *node* that *names* declare with another type.

    What nobody declares passes: a program may ask about facts of its own.
    """
    declared = {_name(one): one.type for one in (*names.leaves, *names.items)}
    for one in parts(node):
        if isinstance(one, Fact | Item | Param):
            like = declared.get(_name(one), one.type)
            if like != one.type:
                raise InvalidValueError.because(
                    "declared_otherwise", found=_name(one), given=one.type, declared=like
                )


def _name(leaf: Fact | Item | Param) -> str:
    return leaf.id if isinstance(leaf, Param) else leaf.path
