"""A value or a step chosen by bands of a number, in as few questions as halving takes."""

import ast
from collections.abc import Sequence

from essmodel.rules.scalar import python_tree as py


def picked(
    first: ast.expr, local: str, bounds: Sequence[int], values: Sequence[ast.expr]
) -> ast.expr:
    """Return the one of *values* that is chosen by *bounds*, by halves."""
    if len(values) == 1:
        return values[0]
    half = len(bounds) // 2
    below, above = values[: half + 1], values[half + 1 :]
    again = py.name(local)
    return py.chosen(
        py.compared(first, "<", py.constant(bounds[half])),
        picked(again, local, bounds[:half], below),
        picked(again, local, bounds[half + 1 :], above),
    )


def asked(local: str, bounds: Sequence[int], bodies: Sequence[list[ast.stmt]]) -> list[ast.stmt]:
    """Return the statements that do the one of *bodies* that *bounds* choose, by halves."""
    if len(bodies) == 1:
        return bodies[0]
    half = len(bounds) // 2
    below = asked(local, bounds[:half], bodies[: half + 1])
    above = asked(local, bounds[half + 1 :], bodies[half + 1 :])
    return [py.when(py.compared(py.name(local), "<", py.constant(bounds[half])), below, above)]
