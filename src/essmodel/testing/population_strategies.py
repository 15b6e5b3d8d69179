"""Hypothesis strategies for populations that live near the bounds of what a service asks."""

from collections.abc import Iterable

from hypothesis import strategies as st

from essmodel.coproduction.bound import BoundService
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.fact import Facts, FactValue
from essmodel.testing.day_strategies import days

_FAR = 10**6


def families(
    bound: BoundService, *, facts: Iterable[tree.Fact], at_most: int = 8
) -> st.SearchStrategy[list[Facts]]:
    """Cases whose numbers are a bound of the service or its neighbours; any fact may be unknown."""
    asked = [rule.tree for rule in bound.rules] + ([bound.price] if bound.price else [])
    edges = sorted({near for node in asked for edge in _edges(node) for near in _near(edge)})
    each = {one.path: st.none() | _values(one.type, edges) for one in facts}
    return st.lists(st.fixed_dictionaries(each), max_size=at_most)


def _edges(node: tree.Node) -> Iterable[int]:
    """Yield the numbers that are written in a rule, whatever they are compared with."""
    for part in tree.parts(node):
        match part:
            case tree.Lit(value=int() as value):
                yield value
            case tree.Bands():
                yield from part.bounds
            case _:
                pass


def _near(edge: int) -> tuple[int, ...]:
    return (edge - 1, edge, edge + 1)


def _values(kind: DataType, edges: list[int]) -> st.SearchStrategy[FactValue]:
    match kind:
        case Truth():
            return st.booleans()
        case Calendar():
            return days()
        case Number():
            held = [edge for edge in edges if kind.holds(edge)]
            least = -_FAR if kind.least is None else kind.least
            most = _FAR if kind.most is None else kind.most
            anywhere = st.integers(least, most)
            return st.sampled_from(held) | anywhere if held else anywhere
        case Label() | Many():
            return st.none()
