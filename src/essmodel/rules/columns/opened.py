"""Lists opened: their records become rows beside what is asked about their case, and are closed."""

from collections.abc import Iterator
from typing import cast

from attrs import evolve, frozen

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.columns import frame_list
from essmodel.rules.columns.frame import expression
from essmodel.rules.columns.namespace import Expr, Frame
from essmodel.rules.columns.place import MADE, Column, Place, converted
from essmodel.rules.columns.step import OverRecords, Step
from essmodel.rules.figure import ByCode
from essmodel.rules.oracle import ONE

_ITEM, _FACT = f"{MADE}item.", f"{MADE}fact."


@frozen
class Opened:
    """The lists that a *step* asks about, and the place of the cases that have them."""

    step: Step
    at: Place

    @property
    def node(self) -> OverRecords:
        """What is asked about the lists."""
        return cast("OverRecords", self.step.node)

    @property
    def _row(self) -> str:
        return f"{self.step.name}.row"

    @property
    def _list(self) -> str:
        return f"{self.step.name}.list"

    @property
    def has_list(self) -> bool:
        """Whether a column holds them."""
        many = self.node.many
        return not isinstance(many, tree.Fact) or self.at.has(many.path)

    @property
    def asked(self) -> tree.Node:
        """What is asked of each record, as if it were a case."""
        match self.node:
            case tree.Quant():
                return _of_case(self.node.body)
            case tree.CountIf() | tree.SumOf():
                term = ONE if isinstance(self.node, tree.CountIf) else self.node.term
                added = tree.If(self.node.body, term, tree.Lit(0, self.node.type))
                return _of_case(added)

    @property
    def place(self) -> Place:
        """The place of the records."""
        columns = {
            path: evolve(column, read=self.at.namespace.of.col(_FACT + path))
            for path, column in self._facts.items()
        }
        return evolve(self.at, columns=columns)

    def numbered(self, frame: Frame) -> Frame:
        """Return the cases, numbered, with their lists."""
        many = expression(self.node.many, self.at).alias(self._list)
        return self.at.namespace.with_columns(frame.with_row_index(self._row), [many])

    def records(self, numbered: Frame) -> Frame:
        """Return a row for each record, with the number of its case and what is asked about it."""
        of, namespace = self.at.namespace.of, self.at.namespace
        where = [self.step.where] if self.step.where else []
        facts = [column.read.alias(_FACT + path) for path, column in self._facts.items()]
        items = {one.name: one for one in _items(self.asked_fields)}
        fields = [
            converted(namespace, namespace.field(of.col(self._list), name), one.type).alias(
                _ITEM + name
            )
            for name, one in items.items()
        ]
        rows = numbered.filter(of.col(self._list).list.len() > 0)
        flat = rows.select(self._row, self._list, *where, *facts).explode(self._list)
        return namespace.with_columns(flat, fields).drop(self._list)

    @property
    def asked_fields(self) -> tuple[tree.Node, ...]:
        """What is asked of each record, as the rule has it."""
        return tuple(one for one in tree.children(self.node) if one is not self.node.many)

    def closed(self, numbered: Frame, records: Frame, answers: str) -> Frame:
        """Return the cases with what their *records* answer together."""
        namespace, name = self.at.namespace, self.step.name
        column = namespace.of.col(answers)
        together = records.group_by(self._row).agg(self._together(column).alias(name))
        cases = numbered.join(together, on=self._row, how="left", maintain_order="left")
        told: Expr = namespace.of.col(name)
        if isinstance(self.node, tree.Quant):
            told = frame_list.truth(told, namespace)
            none = namespace.constant(self.node.which == "all", self.node.type)
        else:
            none = namespace.constant(0, self.node.type)
        is_empty = namespace.of.col(self._list).list.len() == 0
        found = namespace.where(is_empty, none, told).alias(name)
        return namespace.with_columns(cases, [found]).drop(self._row, self._list)

    def _together(self, answers: Expr) -> Expr:
        """Return what the records of one case answer together, unknown where one of them is."""
        namespace = self.at.namespace
        if isinstance(self.node, tree.Quant):
            told = frame_list.answer(answers, namespace)
            return told.max() if self.node.which == "any" else told.min()
        return namespace.where(~answers.is_null().any(), answers.sum())

    @property
    def _facts(self) -> dict[str, Column]:
        """The columns of the cases that their records are asked about."""
        return {
            path: self.at.column(path)
            for path in _paths(self.asked_fields, self.at)
            if self.at.has(path)
        }


def _paths(asked: tuple[tree.Node, ...], at: Place) -> Iterator[str]:
    """Yield the names of the facts, of the codes and of the days that *asked* reads."""
    for part in (part for one in asked for part in tree.parts(one)):
        match part:
            case tree.Fact():
                yield part.path
            case tree.Param(id=name) if isinstance(by_code := at.figures.get(name), ByCode):
                yield by_code.by
            case tree.RefDate() if part.event in at.days:
                yield at.days[part.event]
            case _:
                pass


def _items(asked: tuple[tree.Node, ...]) -> Iterator[tree.Item]:
    """Yield the fields of the records, not those of records inside them."""
    for node in asked:
        match node:
            case tree.Item():
                yield node
            case tree.Quant() | tree.CountIf() | tree.SumOf():
                yield from _items((node.many,))
            case _:
                yield from _items(tree.children(node))


def _of_case(node: tree.Node) -> tree.Node:
    """Return *node* with the fields of the records as facts of cases."""
    match node:
        case tree.Item():
            name = _ITEM + node.name
            return tree.Fact(name, node.type, Text.same(name))
        case tree.Quant() | tree.CountIf() | tree.SumOf():
            return evolve(node, many=_of_case(node.many))
        case _:
            return tree.rebuilt(node, _of_case)
