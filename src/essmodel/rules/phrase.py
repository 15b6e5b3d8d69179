"""Expressions in words: every node of a rule, in both languages."""

from attrs import frozen

from essmodel.messages import form
from essmodel.messages.catalogue import say, written_form
from essmodel.messages.text import Lang
from essmodel.rules import expression as tree
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import DataType, Label, Number
from essmodel.rules.fact import FactValue

_COMPARED = {
    "<": "is_less_than",
    "<=": "is_at_most",
    "==": "is_equal_to",
    "!=": "is_not_equal_to",
    ">=": "is_at_least",
    ">": "is_more_than",
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
            case bool(), _:
                return written_form(value, self.lang)
            case int(), Number():
                return self._number(value, like)
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
                return form.listed(tuple(map(self.of, node.args)), lang=self.lang)
            case tree.Or():
                return form.listed(tuple(map(self.of, node.args)), lang=self.lang, last="or")
            case tree.Not():
                return say("phrase_not", self.lang, condition=self.of(node.arg))
            case tree.Cmp():
                left, right = self.of(node.left), self.of(node.right)
                return say(_COMPARED[node.op], self.lang, left=left, right=right)
            case tree.In():
                return self._one_of(node)
            case tree.Add():
                return say("phrase_sum", self.lang, terms=tuple(map(self.of, node.args)))
            case tree.Mul():
                return self._product(node)
            case tree.DivRound():
                return self._quotient(node)
            case tree.Bands():
                return say("phrase_bands", self.lang, x=self.of(node.x))
            case tree.If():
                return say(
                    "phrase_if",
                    self.lang,
                    condition=self.of(node.condition),
                    then=self.of(node.then),
                    otherwise=self.of(node.otherwise),
                )
            case tree.Quant():
                message = f"phrase_{node.which}"
                many, body = self.of(node.many), self.of(node.body)
                return say(message, self.lang, many=many, condition=body)
            case tree.CountIf():
                return self._such_that("phrase_count", node.many, node.body)
            case tree.SumOf():
                return self._such_that(
                    "phrase_total", node.many, node.body, term=self.of(node.term)
                )

    def _such_that(self, message: str, many: tree.Node, body: tree.Node, **data: str) -> str:
        """Say a count or a total, with its condition unless that is always true."""
        if body == tree.Lit(True, tree.TRUTH):
            return say(message, self.lang, many=self.of(many), **data)
        condition = self.of(body)
        return say(f"{message}_if", self.lang, many=self.of(many), condition=condition, **data)

    def _one_of(self, node: tree.In) -> str:
        book = node.arg.type.book if isinstance(node.arg.type, Label) else ""
        labels = tuple(sorted(self._label(code, book) for code in node.labels))
        known = form.listed(labels, lang=self.lang, last="or")
        return say("phrase_in", self.lang, left=self.of(node.arg), labels=known)

    def _product(self, node: tree.Mul) -> str:
        """Say a product; a factor of exactly one only brings places, and is not said."""
        left, right = node.left, node.right
        if isinstance(right, tree.Lit) and right.value == 10 ** _places(right.type):
            return self.of(left)
        return say("phrase_product", self.lang, left=self.of(left), right=self.of(right))

    def _quotient(self, node: tree.DivRound) -> str:
        rounding = say(f"rounding_{node.rounding.value}", self.lang)
        unit = form.decimal(1, places=node.type.places, lang=self.lang)
        said = say("phrase_rounded", self.lang, x=self.of(node.arg), rounding=rounding, unit=unit)
        if node.divisor == 1:
            return said
        return say("phrase_quotient", self.lang, x=said, divisor=node.divisor)

    def _number(self, value: int, like: Number) -> str:
        if len(like.unit) == len("EUR") and like.places <= 2:  # noqa: PLR2004 - a currency has cents
            return form.money(value * 10 ** (2 - like.places), like.unit, lang=self.lang)
        return form.decimal(value, places=like.places, lang=self.lang)

    def _label(self, code: str, book: str) -> str:
        for one in self.books:
            if one.id == book:
                return one.title_of(code).said(self.lang)
        return code


def _places(like: DataType) -> int:
    return like.places if isinstance(like, Number) else 0
