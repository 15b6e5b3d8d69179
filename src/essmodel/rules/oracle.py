"""
What each node of a rule comes to: the specification, in one page.

Every other reading of a rule is held against this one.  ``None`` is unknown.  It never becomes
zero nor "no": no and unknown is no, yes or unknown is yes (Kleene 1952), and whatever else is made
of something unknown is unknown.
"""

import operator
from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from essmodel.messages.catalogue import Message
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import age, months_later
from essmodel.rules.datatype import Number
from essmodel.rules.function import Function
from essmodel.rules.rounding import divided
from essmodel.rules.situation import Situation

ONE = tree.Lit(1, Number())
COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, "==": operator.eq,
    "!=": operator.ne, ">=": operator.ge, ">": operator.gt,
}  # fmt: skip


def value(node: tree.Node, case: Situation) -> Any:  # noqa: ANN401, C901, PLR0912 - one branch a node
    """Return what *node* comes to in *case*, in units of its type; ``None`` where unknown."""
    match node:
        case tree.Lit():
            return node.value
        case tree.Fact():
            return case.fact(node.path)
        case tree.Item():
            return case.record.get(node.name)
        case tree.Param():
            return case.figure(node.id)
        case tree.RefDate():
            return case.day(node.event)
        case tree.Silent():
            return None
        case tree.And():
            return every(value(arg, case) for arg in node.args)
        case tree.Or():
            return some(value(arg, case) for arg in node.args)
        case tree.Not():
            return contrary(value(node.arg, case))
        case tree.Cmp():
            return known(COMPARED[node.op], value(node.left, case), value(node.right, case))
        case tree.In():
            return known(node.labels.__contains__, value(node.arg, case))
        case tree.Add():
            return known(total, *(value(arg, case) for arg in node.args))
        case tree.Sub():
            return known(operator.sub, value(node.left, case), value(node.right, case))
        case tree.Mul():
            return known(operator.mul, value(node.left, case), value(node.right, case))
        case tree.DivRound():
            times, divisor = node.ratio
            x = value(node.arg, case)
            return known(lambda x: divided(x * times, divisor, node.rounding), x)
        case tree.MinMax():
            which = min if node.which == "min" else max
            return known(lambda *terms: which(terms), *(value(arg, case) for arg in node.args))
        case tree.Age():
            birth, at = value(node.birth, case), value(node.at, case)
            return known(lambda birth, at: age(birth, at, node.birthday), birth, at)
        case tree.AddMonths():
            return known(lambda day: months_later(day, node.months), value(node.day, case))
        case tree.DaysBetween():
            start, end = value(node.start, case), value(node.end, case)
            return known(lambda start, end: (end - start).days, start, end)
        case tree.Bands():
            x = value(node.x, case)
            return None if x is None else value(node.values[bisect_right(node.bounds, x)], case)
        case tree.If():
            holds = value(node.condition, case)
            return None if holds is None else value(node.then if holds else node.otherwise, case)
        case tree.IsKnown():
            return value(node.arg, case) is not None
        case tree.Coalesce():
            found = value(node.arg, case)
            return value(node.default, case) if found is None else found
        case tree.Quant():
            records = value(node.many, case)
            if records is None:
                return None
            answers = [value(node.body, case.inside(one)) for one in records]
            return every(answers) if node.which == "all" else some(answers)
        case tree.CountIf():
            return value(tree.SumOf(node.many, ONE, node.body), case)
        case tree.SumOf():
            records = value(node.many, case)
            if records is None:
                return None
            return known(total, *(_term(node, case.inside(one)) for one in records))
        case tree.Call():
            return known(partial(called, node.function), *(value(arg, case) for arg in node.args))


def _term(node: tree.SumOf, case: Situation) -> int | None:
    """Return what one record adds to a sum: nothing where it does not satisfy the body."""
    match value(node.body, case):
        case None:
            return None
        case False:
            return 0
        case _:
            term: int | None = value(node.term, case)
            return term


def every(answers: Iterable[bool | None]) -> bool | None:
    """Return "no" as soon as one answer is, else unknown as soon as one is, else "yes"."""
    given = set(answers)
    return False if False in given else None if None in given else True


def some(answers: Iterable[bool | None]) -> bool | None:
    """Return "yes" as soon as one answer is, else unknown as soon as one is, else "no"."""
    return contrary(every(contrary(answer) for answer in answers))


def contrary(answer: bool | None) -> bool | None:  # noqa: FBT001 - the answer is what it is about
    """Return "no" for "yes", "yes" for "no", and unknown for unknown."""
    return None if answer is None else not answer


def known(compute: Callable[..., Any], *values: Any) -> Any:  # noqa: ANN401 - of any type
    """Compute from *values*; unknown as soon as one of them is."""
    return None if any(one is None for one in values) else compute(*values)


def total(*terms: int) -> int:
    """Return the sum of *terms*."""
    return sum(terms)


def called(function: Function, *values: tree.Scalar) -> tree.Scalar | None:
    """Return what a Python function gives; unknown where it fails."""
    given = function.of(*values)
    return None if isinstance(given, Message) else given
