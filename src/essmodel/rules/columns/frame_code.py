"""What a code chooses in columns: a figure of law, or whether it is one of a list."""

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.columns.namespace import Expr
from essmodel.rules.columns.place import Place
from essmodel.rules.datatype import Label
from essmodel.rules.figure import ByCode


def figure(node: tree.Param, at: Place) -> Expr:
    """Return a figure: a constant, or the one of a code; a code without a figure gives none."""
    if node.id not in at.figures:
        raise InvalidValueError.because("columns_figure_unknown", found=node.id)
    found = at.figures[node.id]
    if not isinstance(found, ByCode):
        return at.namespace.constant(found, node.type)
    if at.is_inside:
        raise InvalidValueError.because("columns_case_in_record", found=found.by)
    if not at.has(found.by):
        return at.namespace.unknown(node.type)
    return _gathered(found, node, at) if at.namespace.is_polars else _replaced(found, node, at)


def _gathered(found: ByCode, node: tree.Param, at: Place) -> Expr:
    """Return the figures by the place of each code in a list: no code is searched for twice."""
    polars, values = at.namespace.of, dict(found.values)
    listed = at.column(found.by).codes
    codes = listed or tuple(values)
    vector = at.namespace.series("", [values.get(code) for code in codes], node.type, None)
    code = at.stored(found.by)
    if not listed:
        code = code.cast(polars.Enum(codes), strict=False)
    return polars.lit(vector).gather(code.to_physical())


def _replaced(found: ByCode, node: tree.Param, at: Place) -> Expr:
    codes, values = zip(*dict(found.values).items(), strict=True) if found.values else ((), ())
    if not codes:
        return at.namespace.unknown(node.type)
    held = [at.namespace.held(value) for value in values]
    code = at.fact(found.by, Label(""))
    kind = at.namespace.dtype(node.type)
    return code.replace_strict([*codes], held, default=None, return_dtype=kind)


def among(code: Expr, labels: frozenset[str], at: Place) -> Expr:
    """Return whether a *code* is one of *labels*; unknown where it is."""
    if labels:
        return code.is_in(sorted(labels))
    no = at.namespace.of.lit(False, at.namespace.of.Boolean)
    return at.namespace.where(~code.is_null(), no)
