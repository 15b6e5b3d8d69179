"""Which facts would have to come in for a part of a rule to be told, as far as its form says."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from attrs import define, field

from essmodel.rules import expression as tree
from essmodel.rules.figure import ByCode
from essmodel.rules.oracle import ONE, value
from essmodel.rules.situation import Situation

Sets = frozenset[frozenset[str]]
"""Choices of missing facts, by path."""

AT_ONCE: Sets = frozenset({frozenset()})
NEVER: Sets = frozenset()

MOST_SETS = 256


@define
class Walk:
    """
    A walk through a tree for one case; it changes because it remembers where it has been.

    Attributes:
        is_whole: whether no choice was left out for being one too many.
    """

    case: Situation
    is_whole: bool = True
    _seen: dict[tuple[object, ...], Sets] = field(factory=dict[tuple[object, ...], Sets])

    def settling(self, node: tree.Node, answer: bool) -> Sets:  # noqa: FBT001 - the answer is what it is about
        """Return the choices of facts that the condition *node* would need to come to *answer*."""
        return self._once(("settling", answer), node, lambda: self._settling(node, answer))

    def telling(self, node: tree.Node) -> Sets:
        """Return the choices of facts that *node* would need to be known."""
        return self._once(("telling",), node, lambda: self._telling(node))

    def _once(self, what: tuple[object, ...], node: tree.Node, found: Callable[[], Sets]) -> Sets:
        key = (*what, id(node), id(self.case.record))
        if key not in self._seen:
            self._seen[key] = found()
        return self._seen[key]

    def _settling(self, node: tree.Node, answer: bool) -> Sets:  # noqa: FBT001 - one branch a node
        match node:
            case tree.And() | tree.Or():
                asked = [self.settling(one, answer) for one in node.args]
                needs_all = isinstance(node, tree.And) is answer
                return self._every(asked) if needs_all else self._either(asked)
            case tree.Not():
                return self.settling(node.arg, not answer)
            case tree.If():
                return self._chosen(node, lambda one: self.settling(one, answer))
            case tree.Bands():
                return self._banded(node, lambda one: self.settling(one, answer))
            case tree.Coalesce():
                return self._coalesced(node, lambda one: self.settling(one, answer))
            case tree.IsKnown():
                is_known = self.telling(node.arg)
                if answer:
                    return is_known
                return NEVER if frozenset() in is_known else AT_ONCE
            case tree.Quant():
                return self._quantified(node, answer)
            case _:
                told = self.telling(node)
                if told == AT_ONCE:
                    return AT_ONCE if value(node, self.case) is answer else NEVER
                return told

    def _telling(self, node: tree.Node) -> Sets:  # noqa: C901, PLR0912 - one branch a node
        match node:
            case tree.Lit():
                return AT_ONCE
            case tree.Fact() | tree.Item():
                return AT_ONCE if value(node, self.case) is not None else _only(node.path)
            case tree.RefDate():
                known = self.case.day(node.event) is not None
                return AT_ONCE if known else _only(node.event.value)
            case tree.Param():
                return self._figure(node)
            case tree.Silent():
                return NEVER
            case tree.And() | tree.Or() | tree.Not() | tree.Quant():
                return self._either([self.settling(node, True), self.settling(node, False)])
            case tree.If():
                return self._chosen(node, self.telling)
            case tree.Bands():
                return self._banded(node, self.telling)
            case tree.Coalesce():
                return self._coalesced(node, self.telling)
            case tree.IsKnown():
                return AT_ONCE
            case tree.CountIf():
                return self._summed(node.many, node.body, ONE)
            case tree.SumOf():
                return self._summed(node.many, node.body, node.term)
            case _:
                told = self._every([self.telling(one) for one in tree.children(node)])
                return NEVER if told == AT_ONCE and value(node, self.case) is None else told

    def _figure(self, node: tree.Param) -> Sets:
        if self.case.figure(node.id) is not None:
            return AT_ONCE
        figure = self.case.figures[node.id]
        if isinstance(figure, ByCode) and self.case.fact(figure.by) is None:
            return _only(figure.by)
        return NEVER

    def _chosen(self, node: tree.If, of: Callable[[tree.Node], Sets]) -> Sets:
        return self._either(
            self._every([self.settling(node.condition, holds), of(one)])
            for holds, one in ((True, node.then), (False, node.otherwise))
        )

    def _banded(self, node: tree.Bands, of: Callable[[tree.Node], Sets]) -> Sets:
        told = self.telling(node.x)
        if told == AT_ONCE:
            return of(node.values[bisect_right(node.bounds, value(node.x, self.case))])
        return self._every([told, self._either(of(one) for one in node.values)])

    def _coalesced(self, node: tree.Coalesce, of: Callable[[tree.Node], Sets]) -> Sets:
        if frozenset() in self.telling(node.arg):
            return of(node.arg)
        return self._either([of(node.arg), of(node.default)])

    def _quantified(self, node: tree.Quant, answer: bool) -> Sets:  # noqa: FBT001 - as above
        told = self.telling(node.many)
        if told != AT_ONCE:
            return told
        asked = self._of_records(node.many, lambda: self.settling(node.body, answer))
        needs_all = (node.which == "all") is answer
        return self._every(asked) if needs_all else self._either(asked)

    def _summed(self, many: tree.Node, body: tree.Node, term: tree.Node) -> Sets:
        told = self.telling(many)
        if told != AT_ONCE:
            return told

        def term_told() -> Sets:
            kept = self._every([self.settling(body, True), self.telling(term)])
            return self._either([kept, self.settling(body, False)])

        return self._every(self._of_records(many, term_told))

    def _of_records(self, many: tree.Node, found: Callable[[], Sets]) -> list[Sets]:
        """Return what *found* says inside each record of a list that is known."""
        outside, told = self.case, list[Sets]()
        for record in value(many, outside):
            self.case = outside.inside(record)
            told.append(found())
        self.case = outside
        return told

    def _either(self, choices: Iterable[Sets]) -> Sets:
        return self._kept(NEVER.union(*choices))

    def _every(self, choices: Iterable[Sets]) -> Sets:
        joined = AT_ONCE
        for one in choices:
            joined = self._kept(frozenset(left | right for left in joined for right in one))
        return joined

    def _kept(self, sets: Sets) -> Sets:
        """Return *sets*, the smallest of them where there are too many."""
        if len(sets) <= MOST_SETS:
            return sets
        self.is_whole = False
        return frozenset(sorted(sets, key=lambda one: (len(one), sorted(one)))[:MOST_SETS])


def _only(path: str) -> Sets:
    return frozenset({frozenset({path})})
