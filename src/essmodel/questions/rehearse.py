"""Do the rules of a pack say what its readable cases expect?"""

from collections.abc import Iterable

from attrs import evolve, field, frozen

from essmodel.coproduction.request import Granted, Price, Refused, Request, Undecided
from essmodel.errors import InvalidValueError, Known, Problem
from essmodel.messages import form
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.packs.pack import RulePack
from essmodel.packs.readable_case import Expectation, Outcome, ReadableCase
from essmodel.packs.vocabulary import Vocabulary, vocabulary
from essmodel.partnership.partnership import Partnership
from essmodel.questions.decide import decide
from essmodel.questions.explanation import detail, line, marked
from essmodel.rules.expression import Fact
from essmodel.rules.finding import Finding, Standing
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.verdict import Cause, Missing, Undetermined
from essmodel.stakeholders.place import Municipality
from essmodel.stakeholders.register import Register
from essmodel.values.money import Money

_STANDINGS = {
    Standing.MET: Outcome.MET,
    Standing.UNMET: Outcome.UNMET,
    Standing.UNDETERMINED: Outcome.UNDETERMINED,
}


@frozen(kw_only=True)
class Rehearsal:
    """
    One case that was asked.

    Attributes:
        found: what came of it, with the missing facts by their whole paths.
        expected: what was expected, likewise.
    """

    case: ReadableCase
    found: Expectation
    expected: Expectation
    words: Vocabulary = field(eq=False, repr=False)

    @property
    def is_kept(self) -> bool:
        """Whether it came out as expected."""
        found, expected = self.found, self.expected
        return (
            found.answer is expected.answer
            and _is_near(found.price, expected)
            and (not expected.missing or set(expected.missing) == set(found.missing))
        )

    @property
    def standing(self) -> Standing:
        """Met where it came out as expected."""
        return Standing.MET if self.is_kept else Standing.UNMET

    def explain(self, lang: Lang = "en") -> str:
        """Return the case in words, and where it differs, what was expected and what was found."""
        lines = [line(marked(self.standing, self.case.says.said(lang)))]
        if not self.is_kept:
            at = self.case.at
            where = f"{at.file}:{at.line}:{at.column}" if at else ""
            expected, found = (self._told(one, lang) for one in (self.expected, self.found))
            lines.append(detail(say("rehearsal_expected", lang, expected=expected)))
            lines.append(detail(say("rehearsal_found", lang, found=found)))
            lines += [detail(where)] if where else []
        return "\n".join(lines)

    def to_dict(self) -> dict[str, object]:
        """Return the case as JSON carries it."""
        return {
            "says": self.case.says.said("en"),
            "standing": self.standing.value,
            "expected": _plain(self.expected),
            "found": _plain(self.found),
        }

    def _told(self, what: Expectation, lang: Lang) -> str:
        parts = [what.answer.said(lang)]
        if what.price is not None:
            parts.append(what.price.said(lang))
        if what.within is not None:
            parts.append(say("rehearsal_within", lang, margin=what.within))
        if what.missing:
            leaves = self.words.names.leaves
            labels = {one.path: one.label for one in leaves if isinstance(one, Fact)}
            names = tuple(labels[path].said(lang) for path in what.missing)
            parts.append(say("rehearsal_missing", lang, facts=form.listed(names, lang=lang)))
        return ", ".join(parts)


def rehearse(
    pack: RulePack, cases: Iterable[ReadableCase], *, beside: tuple[RulePack, ...] = ()
) -> tuple[Rehearsal, ...]:
    """
    Ask each case of *pack*, in its own place.

    Args:
        pack: whose rules and services are asked.
        cases: what is expected of it.
        beside: packs whose facts and law count too: those of the country.

    Raises:
        InvalidValueError: cases name a service, a rule or a fact that nobody has.
    """
    words = vocabulary((*beside, pack))
    asked: list[Rehearsal] = []
    problems: list[Problem] = []
    for case in cases:
        try:
            asked.append(_rehearsed(case, pack, beside, words))
        except InvalidValueError as error:
            problems += (evolve(one, at=one.at or case.at) for one in error.problems)
    if problems:
        raise InvalidValueError(*problems)
    return tuple(asked)


def _rehearsed(
    case: ReadableCase, pack: RulePack, beside: tuple[RulePack, ...], words: Vocabulary
) -> Rehearsal:
    found = _of_service(case, pack, beside) if case.service is not None else _of_rule(case, words)
    missing = tuple(sorted(_path(name, words) for name in case.expects.missing))
    expected = evolve(case.expects, missing=missing)
    return Rehearsal(case=case, found=found, expected=expected, words=words)


def _path(name: str, words: Vocabulary) -> str:
    """Return the whole path of a fact that is named by it, or by its last part."""
    leaf = words.names.find(name)
    if not isinstance(leaf, Fact):
        raise InvalidValueError.because("not_a_fact", found=name)
    return leaf.path


def _of_service(case: ReadableCase, pack: RulePack, beside: tuple[RulePack, ...]) -> Expectation:
    place = Municipality(
        id="place", name=pack.manifest.title.said("fr"), identifiers=pack.manifest.places
    )
    within = Partnership(title=pack.manifest.title, register=Register(places=(place,)))
    request = Request(id="case", service=case.service or "", facts=case.given)
    answer = decide(request, within=within, packs=(*beside, pack), on=case.on).answer
    match answer:
        case Refused():
            return Expectation(answer=Outcome.REFUSED)
        case Granted():
            price = answer.price.amount if answer.price else None
            return Expectation(answer=Outcome.GRANTED, price=price)
        case Undecided():
            causes = [*_causes(answer.findings), *_untold(answer.price)]
            return Expectation(answer=Outcome.UNDECIDED, missing=_missing(causes))


def _of_rule(case: ReadableCase, words: Vocabulary) -> Expectation:
    versions = tuple(rule for rule in words.law.rules if rule.id == case.rule)
    if not versions:
        known = Known(case.rule or "", frozenset(rule.id for rule in words.law.rules))
        raise InvalidValueError.because("rule_unknown", found=case.rule, known=known)
    facts = dict(words.read(one) for one in case.given)
    book = Rulebook(rules=versions, parameters=words.law.parameters)
    findings = book.ask(facts, {versions[0].event: case.on})
    if not findings:
        return Expectation(answer=Outcome.DOES_NOT_APPLY)
    return Expectation(answer=_STANDINGS[findings[0].standing], missing=_missing(_causes(findings)))


def _causes(findings: Iterable[Finding]) -> list[Cause]:
    verdicts = (one.verdict for one in findings)
    return [cause for one in verdicts if isinstance(one, Undetermined) for cause in one.causes]


def _is_near(price: Money | None, expected: Expectation) -> bool:
    """Whether a price is what is expected, or as near to it as is asked."""
    if expected.price is None or price is None:
        return expected.price in {None, price}
    margin = expected.within or Money(0, price.currency)
    return max(price, expected.price) - min(price, expected.price) <= margin


def _untold(price: Price | None) -> tuple[Cause, ...]:
    return price.causes if price else ()


def _missing(causes: Iterable[Cause]) -> tuple[str, ...]:
    return tuple(sorted({fact for one in causes if isinstance(one, Missing) for fact in one.facts}))


def _plain(what: Expectation) -> dict[str, object]:
    price = what.price.to_plain() if what.price else None
    return {"answer": what.answer.value, "price": price, "missing": list(what.missing)}
