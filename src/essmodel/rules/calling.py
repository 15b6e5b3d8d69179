"""What a name followed by brackets means in a formula: a word of formulas, or a Python function."""

import ast
from functools import partial

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.argument import Reads, gathered
from essmodel.rules.datatype import DataType, are_comparable
from essmodel.rules.function import Function
from essmodel.rules.word import FORMS, not_so
from essmodel.rules.written import in_place


def called(reader: Reads, node: ast.Call, like: DataType | None) -> tree.Node:
    """Return what a word and its arguments mean; written values in it may take the type *like*."""
    name = reader.line.dotted(node.func)
    form = FORMS.get(name)
    if form is None:
        return _python(reader, node, name)
    is_plain = not node.keywords and not any(isinstance(one, ast.Starred) for one in node.args)
    if len(node.args) not in form.counts or not is_plain:
        raise not_so(reader, node, name)
    return form.read(reader, node, like)


def _python(reader: Reads, node: ast.Call, name: str) -> tree.Node:
    """Read a call of a function that a pack brings."""
    try:
        function = reader.function(name)
    except InvalidValueError as error:
        raise in_place(error, reader.line, node) from None
    if len(node.args) != len(function.takes) or node.keywords:
        raise reader.line.refusal(
            "formula_call_arguments", node, function=function.label, expected=function.takes
        )
    return tree.Call(
        function,
        gathered(
            partial(_argument, reader, one, like, function)
            for one, like in zip(node.args, function.takes, strict=True)
        ),
    )


def _argument(reader: Reads, node: ast.expr, like: DataType, function: Function) -> tree.Node:
    made = reader.read(node, like)
    if not are_comparable(made.type, like):
        raise reader.line.refusal(
            "formula_call_argument", node, kind=made.type, function=function.label, expected=like
        )
    return made
