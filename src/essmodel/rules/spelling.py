"""A rule written back as a formula: what `essmodel.rules.formula.typed` reads, the other way."""

from attrs import evolve, frozen

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.formula import Formula, Names, typed
from essmodel.rules.literal_text import codes, figure, text_of
from essmodel.rules.syntax import LARGEST
from essmodel.rules.token import DEEPEST
from essmodel.rules.written import SILENT

_CHOICE, _OR, _AND, _NOT, _COMPARED, _SUM, _PRODUCT, _ONE = range(8)
"""How strongly each form holds its parts together."""
_SOURCED = tree.Age | tree.Bands | tree.Coalesce | tree.DivRound | tree.Silent
_Worded = (
    tree.Add | tree.MinMax | tree.DivRound
    | tree.Age | tree.RefDate | tree.AddMonths | tree.DaysBetween
    | tree.Bands | tree.IsKnown | tree.Coalesce | tree.Call
    | tree.Quant | tree.CountIf | tree.SumOf
)  # fmt: skip
"""What a formula says by a word before brackets."""
_KEPT = frozenset({"true", "false", SILENT})
"""What stands for itself in a formula, so that a field of that name goes by its whole one."""


def spelled(node: tree.Node) -> str:
    """
    Return *node* as a formula, which reads back as the same node; figures of law go by their id.

    The source of its choices of law is not written: it is that of the rule around it.

    Raises:
        InvalidValueError: no formula says it, as for choices of law by two sources.
    """
    if node.extent.size > LARGEST:
        raise _unsayable()
    text = _Writer(depth=0, has_type=False).write(node)
    parts = tuple(tree.parts(node))
    names = Names(
        leaves=tuple(one for one in parts if isinstance(one, tree.Fact | tree.Param)),
        items=tuple(one for one in parts if isinstance(one, tree.Item)),
        functions=tuple({one.function for one in parts if isinstance(one, tree.Call)}),
    )
    sources = {one.source for one in parts if isinstance(one, _SOURCED)}
    source = sources.pop() if sources else None
    try:
        reads_back = typed(Formula(text), names, source=source) == node
    except InvalidValueError:
        reads_back = False
    if not reads_back:
        raise _unsayable()
    return text


@frozen(kw_only=True)
class _Writer:
    """
    Writes one part of a formula.

    Attributes:
        depth: how many parts are around it.
        has_type: whether what is beside it gives its type to what is only written.
    """

    depth: int
    has_type: bool

    def write(self, node: tree.Node, within: int = _CHOICE) -> str:
        """Write *node*, in brackets where what is around it holds more strongly."""
        if self.depth > DEEPEST:
            raise _unsayable()
        strength, text = self._form(node)
        return text if strength >= within else f"({text})"

    def _form(self, node: tree.Node) -> tuple[int, str]:  # noqa: C901, PLR0912 - one branch a node
        """Return how strongly *node* holds together, and its text."""
        alone = self._beside()
        match node:
            case tree.Or():
                return _OR, " or ".join(alone.write(one, _AND) for one in node.args)
            case tree.And():
                return _AND, " and ".join(alone.write(one, _NOT) for one in node.args)
            case tree.Not(arg=tree.In(arg=arg, labels=labels)):
                return _COMPARED, f"{alone.write(arg, _SUM)} not in {codes(labels)}"
            case tree.Not():
                return _NOT, f"not {alone.write(node.arg, _NOT)}"
            case tree.Cmp():
                inner = self._beside(node.left, node.right)
                left, right = inner.write(node.left, _SUM), inner.write(node.right, _SUM)
                return _COMPARED, f"{left} {node.op} {right}"
            case tree.In():
                return _COMPARED, f"{alone.write(node.arg, _SUM)} in {codes(node.labels)}"
            case tree.Add(args=(left, right)):
                return _SUM, self._signed("+", left, right)
            case tree.Sub():
                return _SUM, self._signed("-", node.left, node.right)
            case tree.Mul():
                left, right = alone.write(node.left, _PRODUCT), alone.write(node.right, _ONE)
                return _PRODUCT, f"{left} * {right}"
            case tree.If():
                inner = self._with(node.then, node.otherwise)
                then, otherwise = inner.write(node.then, _OR), inner.write(node.otherwise)
                return _CHOICE, f"{then} if {alone.write(node.condition, _OR)} else {otherwise}"
            case tree.Fact():
                return _ONE, node.path
            case tree.Item():
                return _ONE, node.path if node.name in _KEPT else node.name
            case tree.Param():
                return _ONE, node.id
            case tree.Silent():
                return _ONE, SILENT
            case tree.Lit():
                return _ONE, text_of(node, has_type=self.has_type)
            case _:
                return _ONE, self._word(node)

    def _word(self, node: _Worded) -> str:  # noqa: C901, PLR0912 - one branch a node
        """Write a node that formulas say by a word before brackets."""
        alone, known = self._beside(), evolve(self._beside(), has_type=True)
        match node:
            case tree.Add():
                return f"sum({self._with(*node.args).listed(*node.args)})"
            case tree.MinMax():
                return f"{node.which}({self._with(*node.args).listed(*node.args)})"
            case tree.DivRound():
                is_over = node.divisor > 1
                x = alone.write(node.arg, _PRODUCT if is_over else _CHOICE)
                by = f" / {node.divisor}" if is_over else ""
                return f'round({x}{by}, "{node.rounding.value}", {node.type.places})'
            case tree.Age():
                return f'age({known.listed(node.birth, node.at)}, "{node.birthday.value}")'
            case tree.RefDate():
                return f"day_of({node.event.value})"
            case tree.AddMonths():
                side = "before" if node.months < 0 else "after"
                return f"months_{side}({known.write(node.day)}, {abs(node.months)})"
            case tree.DaysBetween():
                return f"days_between({known.listed(node.start, node.end)})"
            case tree.Bands():
                return self._bands(node)
            case tree.IsKnown():
                return f"known({alone.write(node.arg)})"
            case tree.Coalesce():
                both = (node.arg, node.default)
                return f"default({self._with(*both).listed(*both)})"
            case tree.Call():
                return f"{node.function.id}({known.listed(*node.args)})"
            case tree.Quant():
                return f"{node.which}({alone.listed(node.many, node.body)})"
            case tree.CountIf():
                return f"count({alone.listed(node.many, node.body)})"
            case tree.SumOf(body=tree.Lit(value=True)):
                return f"total({alone.listed(node.many, node.term)})"
            case tree.SumOf():
                return f"total({alone.listed(node.many, node.term, node.body)})"

    def listed(self, *nodes: tree.Node) -> str:
        """Write *nodes* with commas between them."""
        return ", ".join(self.write(one) for one in nodes)

    def _signed(self, sign: str, left: tree.Node, right: tree.Node) -> str:
        inner = self._with(left, right)
        return f"{inner.write(left, _SUM)} {sign} {inner.write(right, _PRODUCT)}"

    def _bands(self, node: tree.Bands) -> str:
        inner = self._with(*node.values)
        first, *others = map(inner.write, node.values)
        bounds = (figure(one, node.x.type) for one in node.bounds)
        table = ", ".join(f"{at}: {value}" for at, value in zip(bounds, others, strict=True))
        return f"bands({self._beside().write(node.x)}, {first}, {{{table}}})"

    def _with(self, *nodes: tree.Node) -> "_Writer":
        """Return what writes *nodes*, to which one of them or what is around gives a type."""
        inner = self._beside(*nodes)
        return evolve(inner, has_type=inner.has_type or self.has_type)

    def _beside(self, *nodes: tree.Node) -> "_Writer":
        """Return what writes *nodes*, to which one of them may give a type."""
        return _Writer(depth=self.depth + 1, has_type=not all(map(_is_bare, nodes)))


def _is_bare(node: tree.Node) -> bool:
    """Whether *node* is made of written values alone, so that its neighbour gives the type."""
    match node:
        case tree.Lit(value=bool()):
            return False
        case tree.Lit() | tree.Silent():
            return True
        case tree.Add() | tree.Sub() | tree.MinMax() | tree.Coalesce():
            return all(map(_is_bare, tree.children(node)))
        case tree.If():
            return _is_bare(node.then) and _is_bare(node.otherwise)
        case tree.Bands():
            return all(map(_is_bare, node.values))
        case _:
            return False


def _unsayable() -> InvalidValueError:
    return InvalidValueError.because("formula_unsayable")
