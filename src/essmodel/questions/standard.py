"""Rules that are surely in force on a day, as conditions that proofs are about."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from essmodel.errors import NoLawInForceError
from essmodel.messages.text import Lang, Sayable
from essmodel.packs.vocabulary import Vocabulary
from essmodel.rules import expression as tree
from essmodel.rules.codebook import CodeBook
from essmodel.rules.figure import Figure, figure
from essmodel.rules.finding import Finding, Used
from essmodel.rules.law.status import binds
from essmodel.rules.proof.proof import Named
from essmodel.rules.rule import Rule
from essmodel.rules.verdict import Met
from essmodel.rules.wording import Wording


@frozen
class WordedRule:
    """A rule as people are told it, with the figures that the law sets."""

    rule: Rule
    used: tuple[Used, ...]
    books: tuple[CodeBook, ...]

    def said(self, lang: Lang) -> str:
        """Return what the rule requires."""
        finding = Finding(rule=self.rule, verdict=Met(), used=self.used)
        return Wording(lang, self.books).required(finding)


@frozen(kw_only=True)
class Standards:
    """
    Rules of one day.

    Attributes:
        named: each rule as the condition that it is met, or does not apply.
        figures: the figures that they name, on that day.
        left_out: rules of which nobody can say whether, or how, they are in force.
    """

    named: tuple[Named, ...]
    figures: dict[str, Figure]
    left_out: tuple[Sayable, ...]


def standards(rules: Iterable[Rule], words: Vocabulary, *, on: date) -> Standards:
    """Return those of *rules* that are in force on a day, as they stand in their sources."""
    named: list[Named] = []
    figures: dict[str, Figure] = {}
    left_out: list[Sayable] = []
    for rule in rules:
        if not rule.period.possibly_contains(on) or not _is_law(rule, on):
            continue
        try:
            parameters = [words.law.parameter(name) for name in rule.figures]
            enacted = [(one, one.on(on)) for one in parameters]
        except NoLawInForceError:
            left_out.append(WordedRule(rule, (), words.books))
            continue
        used = (Used(parameter=one, value=law.value, source=law.source) for one, law in enacted)
        worded = WordedRule(rule, tuple(used), words.books)
        if rule.period.surely_contains(on):
            figures |= {one.id: figure(one, law) for one, law in enacted}
            named.append(Named(worded, condition_of(rule)))
        else:
            left_out.append(worded)
    return Standards(named=tuple(named), figures=figures, left_out=tuple(left_out))


def _is_law(rule: Rule, on: date) -> bool:
    return all(binds(status, on) for status in rule.statuses)


def condition_of(rule: Rule) -> tree.Node:
    """Return that a rule is met, or does not apply."""
    if rule.applies is None:
        return rule.requires
    return tree.Or((tree.Not(rule.applies), rule.requires))
