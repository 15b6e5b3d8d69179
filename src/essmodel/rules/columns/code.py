"""What a code chooses, written as SQL: a figure of law, or whether it is one of a list."""

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.columns.writing import Writing
from essmodel.rules.datatype import Label, Number
from essmodel.rules.expression import Scalar
from essmodel.rules.figure import ByCode


def figure(node: tree.Param, at: Writing) -> str:
    """
    Return a figure: a constant, or the one of a code; a code without a figure gives none.

    Thousands of codes make a join, which a database does in no order, where one can be written.
    """
    if node.id not in at.figures:
        raise InvalidValueError.because("sql_figure_unknown", found=node.id)
    found = at.figures[node.id]
    if not isinstance(found, ByCode):
        return at.constant(found, node.type)
    pairs = dict(found.values)
    if not pairs:
        return at.unknown(node.type)
    codes = [at.dialect.string(code) for code in pairs]
    values = [_bare(value, node, at) for value in pairs.values()]
    code, kind = at.column(found.by, Label("")), at.type_name(node.type)
    if at.depth or len(pairs) <= at.dialect.longest_list:
        return at.dialect.chosen.format(
            codes=", ".join(codes), values=", ".join(values), code=code, kind=kind
        )
    rows = ", ".join(f"({one}, {value})" for one, value in zip(codes, values, strict=True))
    return at.dialect.looked_up.format(rows=rows, code=code, kind=kind, name=at.next_name)


def _bare(value: Scalar, node: tree.Param, at: Writing) -> str:
    """Return a value that gets its type with thousands of others: one cast, not one each."""
    constant = at.constant(value, node.type)
    return str(value) if isinstance(node.type, Number) else constant


def among(arg: str, labels: frozenset[str], at: Writing) -> str:
    """Return whether *arg*, the text of a label, is one of *labels*; unknown where it is."""
    if not labels:
        return f"CASE WHEN {arg} IS NOT NULL THEN FALSE END"
    listed = ", ".join(at.dialect.string(one) for one in sorted(labels))
    is_join = len(labels) > at.dialect.longest_list and not at.depth
    if is_join or len(labels) <= at.dialect.longest_in:
        return f"({arg} IN ({listed}))"
    (value,), whole = at.once([arg], 2)
    is_among = at.dialect.among.format(labels=listed, value=value)
    return whole(f"CASE WHEN {value} IS NOT NULL THEN {is_among} END")
