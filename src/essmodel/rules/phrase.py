"""Expressions in words: every node of a rule, in both languages."""

from fractions import Fraction

from attrs import frozen

from essmodel.messages import form
from essmodel.messages.catalogue import say, written_form
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Calendar, Label, Number
from essmodel.rules.said_value import Values
from essmodel.rules.well_typed import CONTRARY, TRUTH, Comparison

_COMPARED: dict[Comparison, str] = {
    "<": "is_less_than",
    "<=": "is_at_most",
    "==": "is_equal_to",
    "!=": "is_not_equal_to",
    ">=": "is_at_least",
    ">": "is_more_than",
}
_DAYS_COMPARED: dict[Comparison, str] = {
    "<": "is_before",
    "<=": "is_not_after",
    "==": "is_equal_to",
    "!=": "is_not_equal_to",
    ">=": "is_not_before",
    ">": "is_after",
}
_CLAUSES = tree.And | tree.Or | tree.Bands | tree.If | tree.Coalesce | tree.Quant
"""What stands between brackets beside the words of a comparison."""
_PHRASES = _CLAUSES | tree.Add | tree.Sub | tree.MinMax | tree.DaysBetween
"""What stands between brackets inside another phrase."""
MOST_BANDS = 8
"""The most bands that are read out."""


@frozen
class Phrases(Values):
    """Says expressions in one language; the code books name the codes that occur in them."""

    def of(self, node: tree.Node) -> str:  # noqa: C901, PLR0912 - one branch a node
        """Return *node* in words, as a part of a sentence."""
        match node:
            case tree.Lit():
                return self.value(node.value, node.type)
            case tree.Fact() | tree.Item() | tree.Param():
                return node.label.said(self.lang)
            case tree.RefDate():
                return node.event.said(self.lang)
            case tree.Silent():
                return say("phrase_silent", self.lang)
            case tree.And() | tree.Or():
                return self._joined(node)
            case tree.Not():
                return self._contrary(node.arg)
            case tree.Cmp():
                return self._compared(node.op, node)
            case tree.In():
                return self._one_of("phrase_in", node)
            case tree.Add():
                return say("phrase_sum", self.lang, terms=self._inside(*node.args))
            case tree.MinMax():
                return say(f"phrase_{node.which}", self.lang, terms=self._inside(*node.args))
            case tree.Sub():
                left, right = self._inside(node.left, node.right)
                return say("phrase_difference", self.lang, left=left, right=right)
            case tree.Mul():
                return self._product(node)
            case tree.DivRound():
                return self._quotient(node)
            case tree.Age():
                (birth,) = self._inside(node.birth)
                return say("phrase_age", self.lang, birth=birth, at=self._moment(node.at))
            case tree.AddMonths():
                return self._months(node)
            case tree.DaysBetween():
                start, end = self._day(node.start), self._day(node.end)
                return say("phrase_days_between", self.lang, start=start, end=end)
            case tree.Bands():
                return self._banded(node)
            case tree.If():
                condition, then, otherwise = self._inside(node.condition, node.then, node.otherwise)
                data = {"condition": condition, "then": then, "otherwise": otherwise}
                return say("phrase_if", self.lang, **data)
            case tree.IsKnown():
                return say("phrase_known", self.lang, x=self._inside(node.arg)[0])
            case tree.Coalesce():
                x, default = self._inside(node.arg, node.default)
                return say("phrase_default", self.lang, x=x, default=default)
            case tree.Call():
                args = self._inside(*node.args)
                return say("phrase_call", self.lang, function=node.function.label, args=args)
            case tree.Quant():
                many, condition = self.of(node.many), self.of(node.body)
                return say(f"phrase_{node.which}", self.lang, many=many, condition=condition)
            case tree.CountIf():
                return self._such_that("phrase_count", node.many, node.body)
            case tree.SumOf():
                return self._such_that("phrase_total", node.many, node.body, term=node.term)

    def _inside(self, *nodes: tree.Node) -> tuple[str, ...]:
        """Say parts of a longer phrase, those that are phrases themselves between brackets."""
        # INVARIANT: `map` calls without a frame of its own, so the deepest tree fits on the stack.
        return tuple(map(self._part, nodes))

    def _part(self, node: tree.Node) -> str:
        said = self.of(node)
        return f"({said})" if isinstance(node, _PHRASES) else said

    def _joined(self, node: tree.And | tree.Or) -> str:
        """Say conditions one after another; of none, what that comes to."""
        word = "and" if isinstance(node, tree.And) else "or"
        said = form.listed(self._inside(*node.args), lang=self.lang, last=word)
        return said or written_form(word == "and", self.lang)

    def _contrary(self, node: tree.Node) -> str:
        """Say that a condition does not hold, without "not" where the language has a word."""
        match node:
            case tree.Not():
                return self.of(node.arg)
            case tree.Cmp():
                return self._compared(CONTRARY[node.op], node)
            case tree.In():
                return self._one_of("phrase_not_in", node)
            case tree.IsKnown():
                return say("phrase_not_known", self.lang, x=self._inside(node.arg)[0])
            case tree.Fact() | tree.Item() | tree.Param():
                no = written_form(False, self.lang)
                return say("labelled", self.lang, label=self.of(node), value=no)
            case _:
                return say("phrase_not", self.lang, condition=self.of(node))

    def _compared(self, op: Comparison, node: tree.Cmp) -> str:
        left, right = self._sides(node)
        match node.left.type:
            case Calendar():
                return say(_DAYS_COMPARED[op], self.lang, left=left, right=right)
            case Number():
                return say(_COMPARED[op], self.lang, left=left, right=right)
            case _ if op == "==" and isinstance(node.right, tree.Lit):
                return say("labelled", self.lang, label=left, value=right)
            case _:
                return say(_COMPARED[op], self.lang, left=left, right=right)

    def _sides(self, node: tree.Cmp) -> tuple[str, str]:
        """Say both sides; where plain whole factors were crossed over, the share they stand for."""
        match node.left, node.right:
            case (
                tree.Mul(part, tree.Lit(int(times), Number(places=0, unit=""))),
                tree.Mul(whole, tree.Lit(int(share), Number(places=0, unit=""))),
            ) if times > 1 and share % times:
                of = say(
                    "phrase_share",
                    self.lang,
                    share=Fraction(share, times),
                    whole=self._inside(whole)[0],
                )
                return self._inside(part)[0], of
            case left, right:
                is_day = isinstance(left.type, Calendar)
                return self._side(left), self._day(right) if is_day else self._side(right)

    def _side(self, node: tree.Node) -> str:
        """Say one side of a comparison, which goes before its words or after them."""
        return self._part(node) if isinstance(node, _CLAUSES) else self.of(node)

    def _day(self, node: tree.Node) -> str:
        """Say a day as others are held against it: with its article, where it has one."""
        match node:
            case tree.RefDate():
                return say(f"the_{node.event.value}", self.lang)
            case tree.Lit():
                return say("that_day", self.lang, day=self.of(node))
            case _:
                return self._part(node)

    def _moment(self, node: tree.Node) -> str:
        """Say the day on which something is so."""
        if isinstance(node, tree.RefDate | tree.Lit):
            return self._day(node)
        return say("phrase_moment", self.lang, day=self._part(node))

    def _months(self, node: tree.AddMonths) -> str:
        """Say a day by its distance from another, in years where these are whole."""
        years, months = divmod(abs(node.months), 12)
        is_whole = years > 0 and not months
        unit, count = ("years", years) if is_whole else ("months", abs(node.months))
        side = "before" if node.months < 0 else "after"
        return say(f"phrase_{unit}_{side}", self.lang, count=count, day=self._day(node.day))

    def _banded(self, node: tree.Bands) -> str:
        """Say each band where they are few, else what they are bands of."""
        (x,) = self._inside(node.x)
        if len(node.values) > MOST_BANDS:
            return say("phrase_bands", self.lang, x=x)
        bounds = tuple(self.value(one, node.x.type) for one in node.bounds)
        values = self._inside(*node.values)
        bands = map(self._band, values, ("", *bounds), (*bounds, ""))
        after = f"{form.NO_BREAK}; " if self.lang == "fr" else "; "
        return say("phrase_by_bands", self.lang, x=x, bands=after.join(bands))

    def _band(self, value: str, start: str, end: str) -> str:
        """Say one band; it is open where *start* or *end* is empty."""
        edge = "between" if start and end else "from" if start else "below" if end else "any"
        data = {"start": start, "end": end}
        return say(f"phrase_band_{edge}", self.lang, value=value, **data)

    def _such_that(
        self, message: str, many: tree.Node, body: tree.Node, term: tree.Node | None = None
    ) -> str:
        """Say a count or a total, with its condition unless that is always true."""
        data = {"many": self.of(many)} | ({"term": self.of(term)} if term else {})
        if body == tree.Lit(True, TRUTH):
            return say(message, self.lang, **data)
        return say(f"{message}_if", self.lang, **data, condition=self.of(body))

    def _one_of(self, message: str, node: tree.In) -> str:
        book = node.arg.type.book if isinstance(node.arg.type, Label) else ""
        labels = tuple(sorted(self._label(code, book) for code in node.labels))
        known = form.listed(labels, lang=self.lang, last="or") or say("nothing", self.lang)
        return say(message, self.lang, left=self.of(node.arg), labels=known)

    def _product(self, node: tree.Mul) -> str:
        """Say a product; a factor of exactly one only brings places, and is not said."""
        for factor, other in ((node.right, node.left), (node.left, node.right)):
            if isinstance(factor, tree.Lit) and _is_one(factor):
                return self.of(other)
        left, right = self._inside(node.left, node.right)
        return say("phrase_product", self.lang, left=left, right=right)

    def _quotient(self, node: tree.DivRound) -> str:
        """Say a division, then how it is rounded."""
        (x,) = self._inside(node.arg)
        if node.divisor > 1:
            x = say("phrase_quotient", self.lang, x=x, divisor=node.divisor)
        unit = node.type.written(1, lang=self.lang)
        return say("phrase_rounded", self.lang, x=x, rounding=node.rounding, unit=unit)


def _is_one(factor: tree.Lit) -> bool:
    return isinstance(factor.type, Number) and factor.value == factor.type.scale
