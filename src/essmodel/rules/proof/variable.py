"""What cases differ by, as unknowns of a solver: facts, days, and the records of lists."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import define, field, frozen

from essmodel.rules import expression as tree
from essmodel.rules.datatype import DataType, Label, Truth
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.side import Span, whole

Expr = Any
"""An expression of z3, whose own types say no more."""


@frozen
class Told:
    """Whether a value is *known*, and which *value* it then is."""

    known: Expr
    value: Expr


@define  # it changes: fields are added as rules name them
class Row:
    """One record of a list: its fields by name, and their types."""

    fields: dict[str, Told] = field(factory=dict[str, Told])
    types: dict[str, DataType] = field(factory=dict[str, DataType])


@frozen
class Rows:
    """A list of at most as many *records* as are here, of which the first *count* exist."""

    known: Expr
    count: Expr
    records: tuple[Row, ...]


@define  # it changes: codes are numbered as rules name them
class Codes:
    """
    The codes of each book as numbers.

    Those of a book that somebody lists come first, so that they are the first numbers; of a book
    that nobody lists, every other number stands for a code that no rule names.
    """

    grounds: Grounds
    numbers: dict[str, dict[str, int]] = field(factory=dict[str, dict[str, int]])

    def number(self, book: str, code: str) -> int:
        """Return the number of a code."""
        known = self._of(book)
        return known.setdefault(code, len(known))

    def code(self, book: str, number: int) -> str:
        """Return the code that has a number."""
        for code, one in self._of(book).items():
            if one == number:
                return code
        return f"?{number}"

    def _of(self, book: str) -> dict[str, int]:
        listed = self.grounds.codes(book) or ()
        return self.numbers.setdefault(book, {code: index for index, code in enumerate(listed)})


@define  # it changes: it gathers what the rules name
class Variables:
    """
    The unknowns of one context of z3.

    Attributes:
        most_records: how many records a list may hold.
        coded_by: the facts, by path, whose codes figures differ by.
        leaves: each fact and day met so far.
        limits: what holds of them in every case.
    """

    z3: Any
    context: Any
    grounds: Grounds
    most_records: int
    coded_by: Mapping[str, tree.Fact]
    codes: Codes
    leaves: dict[tree.Fact | tree.RefDate, Told] = field(factory=dict[Any, Told])
    lists: dict[tree.Fact, Rows] = field(factory=dict[Any, Rows])
    limits: list[Expr] = field(factory=list[Expr])
    made: int = 0

    def leaf(self, node: tree.Fact | tree.RefDate) -> Told:
        """Return a fact or a day, which may be unknown."""
        if node not in self.leaves:
            self.leaves[node] = self._unknown(node.type)
        return self.leaves[node]

    def rows(self, node: tree.Fact) -> Rows:
        """Return a list, which may be unknown, or empty."""
        if node not in self.lists:
            name = f"list {len(self.lists)}"
            known, count = self.z3.Bool(f"{name} known", self.context), self._int(name)
            self.limits += [count >= 0, count <= self.most_records]
            self.lists[node] = Rows(known, count, tuple(Row() for _ in range(self.most_records)))
        return self.lists[node]

    def item(self, node: tree.Item, row: Row) -> Told:
        """Return a field of a record, which may be unknown."""
        if node.name not in row.fields:
            row.fields[node.name] = self._unknown(node.type)
            row.types[node.name] = node.type
        return row.fields[node.name]

    def nothing(self, kind: DataType) -> Told:
        """Return what is never known."""
        value = self.truth(holds=False) if isinstance(kind, Truth) else self.number(0)
        return Told(self.truth(holds=False), value)

    def truth(self, *, holds: bool) -> Expr:
        """Return what is always so, or never."""
        return self.z3.BoolVal(holds, self.context)

    def number(self, value: int) -> Expr:
        """Return a whole number."""
        return self.z3.IntVal(value, self.context)

    def _int(self, name: str) -> Expr:
        return self.z3.Int(name, self.context)

    def _unknown(self, kind: DataType) -> Told:
        self.made += 1
        name = f"value {self.made}"
        known = self.z3.Bool(f"{name} known", self.context)
        if isinstance(kind, Truth):
            return Told(known, self.z3.Bool(name, self.context))
        value = self._int(name)
        self.limits += self._limits(value, kind)
        return Told(known, value)

    def _limits(self, value: Expr, kind: DataType) -> list[Expr]:
        sides = whole(kind, self.grounds)
        if isinstance(kind, Label):
            codes = self.grounds.codes(kind.book)
            sides = (Span(0, None if codes is None else len(codes) - 1),)
        spans = [side for side in sides if isinstance(side, Span)]
        above = [value >= span.least for span in spans if span.least is not None]
        return above + [value <= span.most for span in spans if span.most is not None]


Reading = Callable[[tree.Node], Told]
