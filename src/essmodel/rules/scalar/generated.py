"""
A rule as one Python function: as fast as one written by hand, and as careful with the unknown.

The code is made of trees and never of text, its names are made up, and what people wrote stands in
constants, so that nothing that a rule holds can become a name or an instruction.
"""

import ast
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import CodeType, FunctionType
from typing import Any, cast

from essmodel.rules import expression as tree
from essmodel.rules.fact import Facts
from essmodel.rules.figure import Figure
from essmodel.rules.law.event import Dates
from essmodel.rules.scalar import python_tree as py
from essmodel.rules.scalar.closure import closure
from essmodel.rules.scalar.cost import Costs, costs
from essmodel.rules.scalar.draft import Draft, Piece
from essmodel.rules.scalar.lowered import Mixed, Strict
from essmodel.rules.scalar.lowering import Lowering
from essmodel.rules.scalar.run import NO_RECORD, Run, Told
from essmodel.rules.situation import Situation, situation

MOST_COMPILED = 100_000
"""The largest tree that is compiled: beyond, the compiler would take too much time and memory."""

_ANSWER = "_u"
_UNKNOWN = py.assigned(_ANSWER, py.NONE)


def compiled(node: tree.Node, *, figures: Mapping[str, Figure], dates: Dates) -> Told:
    """
    Return the function of facts that says what *node* comes to; ``None`` where it is unknown.

    What Python cannot compile is a `closure`, which says the same.
    """
    if node.extent.size > MOST_COMPILED:
        return closure(node, figures=figures, dates=dates)
    law = situation({}, figures, dates)
    try:
        return _compiled(partial(_write, node), law, costs((node,)))
    except RecursionError:  # asked from deep inside another program
        return closure(node, figures=figures, dates=dates)


def compiled_each(
    nodes: Sequence[tree.Node], *, figures: Mapping[str, Figure], dates: Dates
) -> Callable[[Facts], tuple[Any, ...]]:
    """Return the function of facts that says what each of *nodes* comes to."""
    law = situation({}, figures, dates)
    try:
        if sum(node.extent.size for node in nodes) <= MOST_COMPILED:
            return _compiled(partial(_write_each, nodes), law, costs(nodes))
    except RecursionError:  # asked from deep inside another program
        pass
    each = [closure(node, figures=figures, dates=dates) for node in nodes]
    return lambda facts: tuple([one(facts) for one in each])


def _compiled(write: Callable[[Lowering], None], law: Situation, known: Costs) -> Told:
    """Compile what *write* writes and then, one after the other, the pieces that it leaves."""
    pieces: list[Piece] = []
    told = _function(write, Lowering(law, known, Draft(pieces)))
    while pieces:
        one = pieces.pop()
        run = _function(partial(_write, one.node), Lowering(law, known, Draft(pieces)))
        one.into[one.name] = one.use(run)
    return cast("Told", told)


def _function(write: Callable[[Lowering], None], into: Lowering) -> Run:
    """Return the function of the facts and of the record at hand that *write* writes."""
    write(into)
    ready = compile(into.draft.function, "<rule>", "exec", dont_inherit=True)
    code = next(one for one in ready.co_consts if isinstance(one, CodeType))
    return cast("Run", FunctionType(code, into.draft.constants, "_rule", (NO_RECORD,)))


def _write(node: tree.Node, into: Lowering) -> None:
    match node:
        case tree.And():
            _ask_in_turn(into, node, settling=False)
        case tree.Or():
            _ask_in_turn(into, node, settling=True)
        case _:
            told = into.lowered(node).or_none
            into.draft.block.append(py.returned(told))


def _write_each(nodes: Sequence[tree.Node], into: Lowering) -> None:
    told = [into.lowered(node).or_none for node in nodes]
    into.draft.block.append(py.returned(py.together(told)))


def _ask_in_turn(into: Lowering, node: tree.And | tree.Or, *, settling: bool) -> None:
    """Ask conditions until one says *settling*; neighbours on the same facts together."""
    into.draft.block.append(py.assigned(_ANSWER, py.constant(not settling)))
    together: list[Strict] = []
    for arg in into.costs.in_order(node.args):
        with into.draft.apart() as body:
            one = into.lowered(arg)
        alike = isinstance(one, Strict) and together and one.needs == together[0].needs
        if not alike or body:
            into.draft.block += _asked_together(together, settling=settling)
            together = []
        into.draft.block += body
        if isinstance(one, Strict):
            together.append(one)
        else:
            into.draft.block += _asked(one, settling=settling)
    into.draft.block += _asked_together(together, settling=settling)
    into.draft.block.append(py.returned(py.name(_ANSWER)))


def _asked_together(conditions: list[Strict], *, settling: bool) -> list[ast.stmt]:
    """Ask conditions that are known together: whether they are, and then what they say."""
    if not conditions:
        return []
    first, values = conditions[0], [one.value for one in conditions]
    settled = py.some(values) if settling else py.contrary(py.every(values))
    ends = py.when(settled, [py.returned(py.constant(settling))])
    return [py.when(first.is_unknown, [_UNKNOWN], [ends])] if first.needs else [ends]


def _asked(condition: Mixed, *, settling: bool) -> list[ast.stmt]:
    """Ask one condition of several facts, first whether the questions may go on."""
    ends: list[ast.stmt] = [py.returned(py.constant(settling))]
    if settling:
        return [py.when(condition.yes, ends, [py.when(py.contrary(condition.no), [_UNKNOWN])])]
    return [py.when(py.contrary(condition.yes), [py.when(condition.no, ends, [_UNKNOWN])])]
