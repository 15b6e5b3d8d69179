"""The reasons of many cases under the same law, all but the facts made ready once."""

from collections.abc import Callable, Mapping
from typing import cast

from attrs import Factory, field, frozen

from essmodel.messages.text import LANGS, Lang
from essmodel.questions.explanation import explained
from essmodel.questions.ready_finding import Leaves, Said, ready_finding
from essmodel.questions.ready_reading import ready_rule
from essmodel.rules.bound import bound
from essmodel.rules.codebook import CodeBook
from essmodel.rules.composition import composed
from essmodel.rules.fact import Facts
from essmodel.rules.law.event import Dates
from essmodel.rules.rule import Rule
from essmodel.rules.rulebook import Rulebook, versions_of
from essmodel.rules.scalar.reasons import Reasons, reasons
from essmodel.rules.scalar.said_value import Say
from essmodel.rules.wording import Wording


def _asked(ready: "ReadyReasons") -> Callable[[Facts], Reasons]:
    book = bound(ready.law, ready.dates)
    rules = tuple((one.id, one.tree) for one in book.rules)
    return reasons(rules, figures=book.figures, dates=ready.dates)


def _letter(ready: "ReadyReasons", lang: Lang) -> "_Letter":
    wording = Wording(lang, ready.books)
    leaves = Leaves(wording)

    def anew(law: Rulebook, facts: Facts) -> str | None:
        """Tell what is hard to make ready by asking *law* of the case."""
        findings = law.ask(facts, ready.dates)
        return "\n".join(explained(one, wording) for one in findings) if findings else None

    def told(versions: tuple[Rule, ...]) -> Said:
        rule = ready_rule(versions, law=ready.law, dates=ready.dates)
        if rule is not None:
            return ready_finding(rule, leaves)
        law = Rulebook(rules=versions, parameters=ready.law.parameters)
        return lambda facts, _texts: anew(law, facts)

    pages = tuple(
        told(versions) for versions in versions_of(composed(ready.law.rules, ready.dates))
    )
    return _Letter(tuple(leaves.says), pages, lambda facts: anew(ready.law, facts) or "")


@frozen(eq=False)
class _Letter:
    """
    All rules in one language.

    Attributes:
        says: what says the facts.
        told: what tells about each rule.
        anew: what tells about all of them, where some value is no plain text.
    """

    says: tuple[Say, ...]
    told: tuple[Said, ...]
    anew: Callable[[Facts], str]

    def of(self, facts: Facts) -> str:
        """Return what one case is told."""
        texts = [say(facts) for say in self.says]
        if None in texts:
            return self.anew(facts)
        lines = [told(facts, cast("list[str]", texts)) for told in self.told]
        return "\n".join([one for one in lines if one is not None])


@frozen(kw_only=True)
class ReadyReasons:
    """
    The rules of *law* on *dates*, ready to give the reasons of one case after another.

    They are those of `Rulebook.ask`, and their words those of a letter of decision.

    Attributes:
        books: the code books that name the codes of facts.
    """

    law: Rulebook
    dates: Dates
    books: tuple[CodeBook, ...] = ()
    _reasons: Callable[[Facts], Reasons] = field(
        init=False, eq=False, repr=False, default=Factory(_asked, takes_self=True)
    )
    _letters: Mapping[Lang, _Letter] = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(
            lambda self: {lang: _letter(self, lang) for lang in LANGS}, takes_self=True
        ),
    )

    def of(self, facts: Facts) -> Reasons:
        """Return the reasons of one case as plain values."""
        return self._reasons(facts)

    def said(self, facts: Facts, lang: Lang = "en") -> str:
        """Return the reasons of one case in words, rule by rule; empty where no rule applies."""
        return self._letters[lang].of(facts)
