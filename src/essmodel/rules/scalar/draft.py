"""A function of Python being written: its statements, the names it makes up, its constants."""

import ast
from collections.abc import Callable, Generator
from contextlib import contextmanager

from attrs import define, field, frozen

from essmodel.rules import expression as tree
from essmodel.rules.scalar import python_tree as py
from essmodel.rules.scalar.lowered import Strict
from essmodel.rules.scalar.run import Run

FACTS, RECORD = "_p", "_r"
GET_FACT, GET_FIELD = "_g", "_h"


@frozen
class Piece:
    """A part that becomes a function of its own, and where what *use* makes of it is put."""

    node: tree.Node
    into: dict[str, object]
    name: str
    use: Callable[[Run], object]


@define
class Draft:
    """
    A function being written; it changes because one statement follows another.

    Attributes:
        pieces: where parts are left that become functions of their own.
        constants: the globals of the function, under names made up here.
        block: the statements so far.
    """

    pieces: list[Piece]
    constants: dict[str, object] = field(factory=lambda: {"__builtins__": {}})
    block: list[ast.stmt] = field(factory=list[ast.stmt])
    _locals: dict[tuple[str, str], str] = field(factory=dict[tuple[str, str], str])
    _read: set[str] = field(factory=set[str])
    _made_up: int = 0

    @property
    def function(self) -> ast.Module:
        """The function of the facts and of the record at hand, as far as it is written."""
        used = dict.fromkeys(get for get, _ in self._locals)
        of = {GET_FACT: FACTS, GET_FIELD: RECORD}
        named = [py.assigned(get, py.attribute(py.name(of[get]), "get")) for get in used]
        return py.function((FACTS, RECORD), [*named, *self.block])

    def local(self) -> str:
        """Make up the name of a local."""
        self._made_up += 1
        return f"_v{self._made_up}"

    def constant(self, value: object) -> ast.Name:
        """Return the name of a constant."""
        name = f"_k{len(self.constants)}"
        self.constants[name] = value
        return py.name(name)

    def piece(self, node: tree.Node, use: Callable[[Run], object]) -> ast.Name:
        """Return the name under which what *use* makes of the function of *node* will be found."""
        name = self.constant(None)
        self.pieces.append(Piece(node, self.constants, name.id, use))
        return name

    def kept(self, value: ast.expr) -> Strict:
        """Keep a value that may be unknown in a local."""
        local = self.local()
        self.block.append(py.assigned(local, value))
        return Strict(py.name(local), (local,))

    def looked_up(self, get: str, key: str) -> Strict:
        """Return a fact or a field of the record, read here unless it already was."""
        local = self._locals.setdefault((get, key), f"_f{len(self._locals)}")
        if local not in self._read:
            self._read.add(local)
            self.block.append(py.assigned(local, py.called(py.name(get), py.constant(key))))
        return Strict(py.name(local), (local,))

    @contextmanager
    def apart(self) -> Generator[list[ast.stmt], None, None]:
        """Write statements apart, that will all be run."""
        before, self.block = self.block, []
        yield self.block
        self.block = before

    @contextmanager
    def branch(self) -> Generator[list[ast.stmt], None, None]:
        """Write statements apart that may not be run: what they read is not read for others."""
        before = self._read
        self._read = set(before)
        with self.apart() as body:
            yield body
        self._read = before
