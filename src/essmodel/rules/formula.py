"""
A rule in one line of text: ``inhabitant.age >= 3 and inhabitant.resident``.

The line is a small part of Python's expressions, by a closed list of what is allowed; it is never
run.  What its names mean is given, so that a file can be read before any pack is known.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TypeVar

from attrs import Factory, field, frozen

from essmodel.errors import InvalidValueError
from essmodel.rules.codebook import CodeBook
from essmodel.rules.expression import Fact, Item, Node, Param
from essmodel.rules.function import Function
from essmodel.rules.law.source import Source
from essmodel.rules.reader import Leaf, Reader
from essmodel.rules.syntax import parsed
from essmodel.rules.word import FORMS
from essmodel.rules.written import Written

T = TypeVar("T")


@frozen
class Formula:
    """A condition or an amount as its author wrote it, not yet typed."""

    text: str


@frozen(kw_only=True)
class Names:
    """
    What the names in formulas and statements mean.

    Attributes:
        leaves: facts and parameters, by their path or id.
        items: the fields of the records that lists of facts hold.
        books: the codes that labels may have.
        functions: what packs bring in Python, called by its id.
    """

    leaves: tuple[Fact | Param, ...]
    items: tuple[Item, ...] = ()
    books: tuple[CodeBook, ...] = ()
    functions: tuple[Function, ...] = ()
    _paths: dict[str, Leaf] = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda self: _by_path(self.leaves), takes_self=True),
    )

    def find(self, name: str, *, record: str = "") -> Leaf:
        """
        Return what *name* means: a whole path, or its last part where only one path ends so.

        The fields of a *record* at hand come first.

        Raises:
            InvalidValueError: nothing has that name, or several things have.
        """
        if not record and name in self._paths:
            return self._paths[name]
        fields = {one.name: one for one in self.items if one.record == record}
        if name in fields:
            return fields[name]
        paths = self._paths | {one.path: one for one in fields.values()}
        found = _only(name, paths)
        if found is not None:
            return found
        close = get_close_matches(name, [*paths, *(path.rpartition(".")[2] for path in paths)], n=1)
        if close:
            raise InvalidValueError.because("name_misspelt", found=name, meant=close[0])
        raise InvalidValueError.because("name_unknown", found=name)

    def function(self, name: str) -> Function:
        """
        Return the function called *name*, or of which it is the last part where only one ends so.

        Raises:
            InvalidValueError: no function has that name, or several have.
        """
        known = {one.id: one for one in self.functions}
        found = _only(name, known)
        if found is not None:
            return found
        words = (*FORMS, *known, *(one.rpartition(".")[2] for one in known))
        close = get_close_matches(name, words, n=1)
        if close:
            raise InvalidValueError.because("call_misspelt", found=name, meant=close[0])
        raise InvalidValueError.because("call_unknown", found=name, known=(*FORMS, *known))


def _only(name: str, known: Mapping[str, T]) -> T | None:
    """
    Return what is called *name*, or of which it is the last part; nothing where nothing is.

    Raises:
        InvalidValueError: it is the last part of several.
    """
    if name in known:
        return known[name]
    candidates = tuple(one for one in known if one.endswith(f".{name}"))
    if len(candidates) > 1:
        raise InvalidValueError.because("name_ambiguous", found=name, known=candidates)
    return known[candidates[0]] if candidates else None


def typed(formula: Formula, names: Names, *, source: Source | None = None) -> Node:
    """
    Return *formula* as an expression over what *names* mean.

    Args:
        formula: a condition or an amount.
        names: what its names mean.
        source: who made the choices of law in it: how to round, when one is a year older.

    Raises:
        InvalidValueError: it is not a formula, or makes no sense; each problem with the piece
            found and its column, counted in characters from 1.
    """
    line = parsed(formula.text)
    written = Written(line, names.books)
    reader = Reader(
        line=line,
        written=written,
        find=lambda name, record: names.find(name, record=record),
        function=names.function,
        source=source,
    )
    return reader.read(line.tree)


def _by_path(leaves: tuple[Fact | Param, ...]) -> dict[str, Leaf]:
    return {leaf.path if isinstance(leaf, Fact) else leaf.id: leaf for leaf in leaves}
