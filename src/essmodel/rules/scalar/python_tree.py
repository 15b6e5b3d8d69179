"""
The few forms of Python that rules are compiled to, as trees and never as text.

Every name is one that the caller made up; what people wrote occurs in constants only.
"""

import ast
from collections.abc import Sequence
from typing import Any

AT: dict[str, Any] = {"lineno": 1, "col_offset": 0}
"""Where a form stands: the compiler asks, and there is no text."""

_LOAD, _STORE = ast.Load(), ast.Store()
_IS, _IS_NOT = ast.Is(), ast.IsNot()
_AND, _OR, _NOT = ast.And(), ast.Or(), ast.Not()
_COMPARED: dict[str, ast.cmpop] = {
    "<": ast.Lt(), "<=": ast.LtE(), "==": ast.Eq(), "!=": ast.NotEq(), ">=": ast.GtE(),
    ">": ast.Gt(), "in": ast.In(),
}  # fmt: skip
_COMPUTED: dict[str, ast.operator] = {
    "+": ast.Add(), "-": ast.Sub(), "*": ast.Mult(), "//": ast.FloorDiv(), "%": ast.Mod(),
}  # fmt: skip


def name(of: str) -> ast.Name:
    """Read a local or a global."""
    return ast.Name(of, _LOAD, **AT)


def constant(value: str | int | bool | None) -> ast.Constant:  # noqa: FBT001 - any constant
    """Return a constant of the code."""
    return ast.Constant(value, **AT)


NONE, TRUE, FALSE = constant(None), constant(True), constant(False)


def called(function: ast.expr, *args: ast.expr) -> ast.Call:
    """Call *function*."""
    return ast.Call(function, list(args), [], **AT)


def attribute(of: ast.expr, named: str) -> ast.Attribute:
    """Read an attribute of a Python value."""
    return ast.Attribute(of, named, _LOAD, **AT)


def compared(left: ast.expr, op: str, right: ast.expr) -> ast.Compare:
    """Compare two values."""
    return ast.Compare(left, [_COMPARED[op]], [right], **AT)


def computed(left: ast.expr, op: str, right: ast.expr) -> ast.BinOp:
    """Compute with two numbers."""
    return ast.BinOp(left, _COMPUTED[op], right, **AT)


def negative(arg: ast.expr) -> ast.UnaryOp:
    """Change the sign."""
    return ast.UnaryOp(ast.USub(), arg, **AT)


def contrary(arg: ast.expr) -> ast.UnaryOp:
    """Say "not"."""
    return ast.UnaryOp(_NOT, arg, **AT)


def every(args: Sequence[ast.expr]) -> ast.expr:
    """Join by "and", until one is false; true without any."""
    if not args:
        return TRUE
    return args[0] if len(args) == 1 else ast.BoolOp(_AND, list(args), **AT)


def some(args: Sequence[ast.expr]) -> ast.expr:
    """Join by "or", until one is true; false without any."""
    if not args:
        return FALSE
    return args[0] if len(args) == 1 else ast.BoolOp(_OR, list(args), **AT)


def is_none(of: str) -> ast.Compare:
    """Ask whether a local is unknown."""
    return ast.Compare(name(of), [_IS], [NONE], **AT)


def is_not_none(of: str) -> ast.Compare:
    """Ask whether a local is known."""
    return ast.Compare(name(of), [_IS_NOT], [NONE], **AT)


def together(values: Sequence[ast.expr]) -> ast.Tuple:
    """Put values side by side."""
    return ast.Tuple(list(values), _LOAD, **AT)


def chosen(test: ast.expr, then: ast.expr, otherwise: ast.expr) -> ast.IfExp:
    """Choose a value."""
    return ast.IfExp(test, then, otherwise, **AT)


def kept(of: str, value: ast.expr) -> ast.NamedExpr:
    """Keep a value in a local in the middle of an expression."""
    return ast.NamedExpr(ast.Name(of, _STORE, **AT), value, **AT)


def assigned(to: str, value: ast.expr) -> ast.Assign:
    """Give a local a value."""
    return ast.Assign([ast.Name(to, _STORE, **AT)], value, **AT)


def when(test: ast.expr, then: list[ast.stmt], otherwise: list[ast.stmt] | None = None) -> ast.If:
    """Do one thing or another."""
    return ast.If(test, then or [ast.Pass(**AT)], otherwise or [], **AT)


def returned(value: ast.expr) -> ast.Return:
    """End with a value."""
    return ast.Return(value, **AT)


def function(parameters: Sequence[str], body: list[ast.stmt]) -> ast.Module:
    """Return a module that holds one function and nothing else."""
    taken = ast.arguments([], [ast.arg(one, **AT) for one in parameters], None, [], [], None, [])
    defined = ast.FunctionDef(name="_rule", args=taken, body=body, decorator_list=[], **AT)
    return ast.Module([defined], [])
