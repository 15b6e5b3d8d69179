"""Whether all numbers of a rule stay within the 64 bits that frames count with, proved before."""

from collections.abc import Mapping

from essmodel.rules import expression as tree
from essmodel.rules.columns.magnitude import require_exact, require_number
from essmodel.rules.figure import ByCode, Figure


def require_exact_tree(node: tree.Node, figures: Mapping[str, Figure]) -> None:
    """
    Refuse a *node* of which some part may leave 64 bits: frames would go on with a wrong number.

    Raises:
        InvalidValueError: the facts that need bounds are named; or it grows too large with them.
    """
    for part in tree.parts(node):
        match part:
            case tree.Lit(value=int(value)):
                require_number(value)
            case tree.Param():
                _require_figure(figures.get(part.id))
            case tree.Bands():
                for bound in part.bounds:
                    require_number(bound)
            case tree.Add() | tree.Sub() | tree.Mul() | tree.DivRound() | tree.SumOf():
                require_exact(part, figures)
            case _:
                pass


def _require_figure(figure: Figure | None) -> None:
    values = [value for _, value in figure.values] if isinstance(figure, ByCode) else [figure]
    for value in values:
        if isinstance(value, int):
            require_number(value)
