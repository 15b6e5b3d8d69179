"""A rule written back as a formula: what `essmodel.rules.formula.typed` reads, the other way."""

from datetime import date

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Number
from essmodel.rules.formula import Formula, Names, typed
from essmodel.rules.token import DEEPEST

_OR, _AND, _NOT, _COMPARED, _SUM, _PRODUCT, _ONE = range(7)
"""How strongly each form holds its parts together."""


def spelled(node: tree.Node) -> str:
    """
    Return *node* as a formula, which reads back as the same node; figures of law go by their id.

    Raises:
        InvalidValueError: no formula says it, as for bands, a choice or a rounding.
    """
    text = _written(node, _OR, depth=0)
    parts = tuple(tree.parts(node))
    names = Names(
        leaves=tuple(one for one in parts if isinstance(one, tree.Fact | tree.Param)),
        items=tuple(one for one in parts if isinstance(one, tree.Item)),
    )
    try:
        reads_back = typed(Formula(text), names) == node
    except InvalidValueError:
        reads_back = False
    if not reads_back:
        raise _unsayable()
    return text


def _written(node: tree.Node, within: int, *, depth: int) -> str:
    """Write *node*, in brackets where what is around it holds more strongly."""
    if depth > DEEPEST:
        raise _unsayable()
    strength, text = _form(node, depth + 1)
    return text if strength >= within else f"({text})"


def _form(node: tree.Node, depth: int) -> tuple[int, str]:  # noqa: C901, PLR0912 - one branch a node
    """Return how strongly *node* holds together, and its text."""

    def part(one: tree.Node, within: int = _OR) -> str:
        return _written(one, within, depth=depth)

    match node:
        case tree.Or():
            return _OR, " or ".join(part(one, _AND) for one in node.args)
        case tree.And():
            return _AND, " and ".join(part(one, _NOT) for one in node.args)
        case tree.Not(arg=tree.In(arg=arg, labels=labels)):
            return _COMPARED, f"{part(arg, _SUM)} not in {_codes(labels)}"
        case tree.Not():
            return _NOT, f"not {part(node.arg, _NOT)}"
        case tree.Cmp():
            return _COMPARED, f"{part(node.left, _SUM)} {node.op} {part(node.right, _SUM)}"
        case tree.In():
            return _COMPARED, f"{part(node.arg, _SUM)} in {_codes(node.labels)}"
        case tree.Add():
            first, *others = node.args
            return _SUM, " + ".join([part(first, _SUM), *(part(one, _PRODUCT) for one in others)])
        case tree.Mul():
            return _PRODUCT, f"{part(node.left, _PRODUCT)} * {part(node.right, _ONE)}"
        case tree.Quant():
            return _ONE, f"{node.which}({part(node.many)}, {part(node.body)})"
        case tree.CountIf():
            return _ONE, f"count({part(node.many)}, {part(node.body)})"
        case tree.SumOf(body=tree.Lit(value=True)):
            return _ONE, f"total({part(node.many)}, {part(node.term)})"
        case tree.SumOf():
            return _ONE, f"total({part(node.many)}, {part(node.term)}, {part(node.body)})"
        case tree.Fact():
            return _ONE, node.path
        case tree.Item():
            return _ONE, node.name
        case tree.Param():
            return _ONE, node.id
        case tree.Lit():
            return _ONE, _value(node)
        case tree.DivRound() | tree.Bands() | tree.If() | tree.Silent():
            raise _unsayable()


def _value(node: tree.Lit) -> str:
    match node.value, node.type:
        case bool(value), _:
            return "true" if value else "false"
        case int(value), Number(places=places):
            sign = "-" if value < 0 else ""
            whole, decimals = divmod(abs(value), 10**places)
            return f"{sign}{whole}.{decimals:0{places}d}" if places else f"{sign}{whole}"
        case date() as value, _:
            return f'"{value.isoformat()}"'
        case value, _:
            return _quoted(str(value))


def _codes(labels: frozenset[str]) -> str:
    return "{" + ", ".join(_quoted(one) for one in sorted(labels)) + "}"


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'


def _unsayable() -> InvalidValueError:
    return InvalidValueError.because("formula_unsayable")
