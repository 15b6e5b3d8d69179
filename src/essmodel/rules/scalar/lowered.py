"""A node brought down to Python: the expression of its value, and what must be known for it."""

import ast

from attrs import frozen

from essmodel.rules.scalar import python_tree as py


@frozen
class Strict:
    """
    A value that is known exactly where all the locals of *needs* are, and then is *value*.

    Most nodes are of this kind: whatever is made of something unknown is unknown.
    """

    value: ast.expr
    needs: tuple[str, ...] = ()

    @property
    def is_known(self) -> ast.expr:
        """Whether the value is known."""
        return py.every([py.is_not_none(one) for one in self.needs])

    @property
    def is_unknown(self) -> ast.expr:
        """Whether the value is unknown."""
        return py.some([py.is_none(one) for one in self.needs])

    @property
    def yes(self) -> ast.expr:
        """Whether a condition is true; of a bare local its truth says it, for unknown is not."""
        if self.is_bare:
            return self.value
        return py.every([*(py.is_not_none(one) for one in self.needs), self.value])

    @property
    def no(self) -> ast.expr:
        """Whether a condition is false."""
        return py.every([*(py.is_not_none(one) for one in self.needs), py.contrary(self.value)])

    @property
    def or_none(self) -> ast.expr:
        """The value, ``None`` where it is unknown."""
        if self.is_bare or not self.needs:
            return self.value
        return py.chosen(self.is_known, self.value, py.NONE)

    @property
    def is_bare(self) -> bool:
        """Whether the value is one local, which is ``None`` where it is unknown."""
        return isinstance(self.value, ast.Name) and self.needs == (self.value.id,)


@frozen
class Mixed:
    """
    A condition that may be settled though a part of it is unknown.

    Attributes:
        yes: whether it is true.
        no: whether it is false; where neither holds it is unknown.
    """

    yes: ast.expr
    no: ast.expr

    @property
    def or_none(self) -> ast.expr:
        """The answer, ``None`` where it is unknown."""
        return py.chosen(self.yes, py.TRUE, py.chosen(self.no, py.FALSE, py.NONE))


Lowered = Strict | Mixed


def contrary(of: Lowered) -> Lowered:
    """Return the contrary of a condition."""
    if isinstance(of, Mixed):
        return Mixed(yes=of.no, no=of.yes)
    return Strict(py.contrary(of.value), of.needs)


def every(args: list[Lowered]) -> Lowered:
    """Return whether all *args* are true; false as soon as one is."""
    if len(args) == 1:
        return args[0]
    return Mixed(py.every([one.yes for one in args]), py.some([one.no for one in args]))


def some(args: list[Lowered]) -> Lowered:
    """Return whether one of *args* is true."""
    if len(args) == 1:
        return args[0]
    return Mixed(py.some([one.yes for one in args]), py.every([one.no for one in args]))


def merged(*needs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of all *needs*, once each, in order."""
    return tuple(dict.fromkeys(one for some_needs in needs for one in some_needs))
