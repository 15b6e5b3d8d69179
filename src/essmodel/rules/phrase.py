"""Expressions in words: every node of a rule, in both languages."""

from fractions import Fraction

from attrs import frozen

from essmodel.messages import form
from essmodel.messages.catalogue import say, written_form
from essmodel.messages.text import Lang
from essmodel.rules import expression as tree
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Calendar, DataType, Label, Number
from essmodel.rules.fact import FactValue
from essmodel.rules.well_typed import TRUTH, Comparison

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
_CONTRARY: dict[Comparison, Comparison] = {
    "<": ">=",
    "<=": ">",
    "==": "!=",
    "!=": "==",
    ">=": "<",
    ">": "<=",
}


@frozen
class Phrases:
    """Says expressions in *lang*; *books* name the codes that occur in them."""

    lang: Lang
    books: tuple[CodeBook, ...] = ()

    def value(self, value: FactValue, like: DataType) -> str:
        """Return a value, given in units of its type, as people write it."""
        match value, like:
            case None, _:
                return say("unknown", self.lang)
            case tuple(), _:
                return form.decimal(len(value), places=0, lang=self.lang)
            case bool(), _:
                return written_form(value, self.lang)
            case int(), Number():
                return like.written(value, lang=self.lang)
            case str(), Label():
                return self._label(value, like.book)
            case _:
                return written_form(value, self.lang)

    def of(self, node: tree.Node) -> str:  # noqa: C901, PLR0912 - one branch a node
        """Return *node* in words, as a part of a sentence."""
        match node:
            case tree.Lit():
                return self.value(node.value, node.type)
            case tree.Fact() | tree.Item() | tree.Param():
                return node.label.said(self.lang)
            case tree.Silent():
                return say("phrase_silent", self.lang)
            case tree.And():
                return form.listed(self._inside(*node.args), lang=self.lang)
            case tree.Or():
                return form.listed(self._inside(*node.args), lang=self.lang, last="or")
            case tree.Not():
                return self._contrary(node.arg)
            case tree.Cmp():
                return self._compared(node.op, node)
            case tree.In():
                return self._one_of("phrase_in", node)
            case tree.Add():
                return say("phrase_sum", self.lang, terms=self._inside(*node.args))
            case tree.Mul():
                return self._product(node)
            case tree.DivRound():
                return self._quotient(node)
            case tree.Bands():
                return say("phrase_bands", self.lang, x=self.of(node.x))
            case tree.If():
                condition, then, otherwise = self._inside(node.condition, node.then, node.otherwise)
                data = {"condition": condition, "then": then, "otherwise": otherwise}
                return say("phrase_if", self.lang, **data)
            case tree.Quant():
                many, condition = self.of(node.many), self.of(node.body)
                return say(f"phrase_{node.which}", self.lang, many=many, condition=condition)
            case tree.CountIf():
                return self._such_that("phrase_count", node.many, node.body)
            case tree.SumOf():
                return self._such_that("phrase_total", node.many, node.body, term=node.term)

    def _inside(self, *nodes: tree.Node) -> tuple[str, ...]:
        """Say parts of a longer phrase, those that are phrases themselves between brackets."""
        phrases = tree.And | tree.Or | tree.Add | tree.If | tree.Quant
        return tuple(
            f"({self.of(node)})" if isinstance(node, phrases) else self.of(node) for node in nodes
        )

    def _contrary(self, node: tree.Node) -> str:
        """Say that a condition does not hold, without "not" where the language has a word."""
        match node:
            case tree.Not():
                return self.of(node.arg)
            case tree.Cmp():
                return self._compared(_CONTRARY[node.op], node)
            case tree.In():
                return self._one_of("phrase_not_in", node)
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
            case left, tree.Lit(type=Calendar()) as day:
                return self.of(left), say("that_day", self.lang, day=self.of(day))
            case left, right:
                return self.of(left), self.of(right)

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
        known = form.listed(labels, lang=self.lang, last="or")
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

    def _label(self, code: str, book: str) -> str:
        for one in self.books:
            if one.id == book:
                return one.title_of(code).said(self.lang)
        return code


def _is_one(factor: tree.Lit) -> bool:
    return isinstance(factor.type, Number) and factor.value == factor.type.scale
