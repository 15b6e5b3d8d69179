"""Each criterion of the levels, held against a pack and its readable cases."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import pairwise

from attrs import evolve, frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.messages.catalogue import Message
from essmodel.messages.text import Sayable
from essmodel.packs.pack import RulePack
from essmodel.packs.quality import Quality
from essmodel.packs.readable_case import Outcome, ReadableCase
from essmodel.questions.level import Assessment, Criterion, Level
from essmodel.questions.possible_answer import answers_of_rule, answers_of_service, tariffs_of
from essmodel.questions.rehearse import Rehearsal, rehearse
from essmodel.rules.law.source import Invention, LegalSource, Publication, Source
from essmodel.rules.law.status import effective
from essmodel.rules.rule import Rule
from essmodel.values.period import ALWAYS, Period, joined

Lacks = Iterator[Sayable]
YEAR = re.compile(r"(1[789]|20)\d\d")
CONTRARY = {
    Outcome.GRANTED: Outcome.REFUSED,
    Outcome.REFUSED: Outcome.GRANTED,
    Outcome.MET: Outcome.UNMET,
    Outcome.UNMET: Outcome.MET,
}


@frozen(kw_only=True)
class Assessed:
    """
    What is held against the criteria.

    Attributes:
        beside: the packs that were asked with it.
        is_written_back: whether it comes back as it was from what programs exchange.
        files: the names of the files that its folder holds.
    """

    pack: RulePack
    rehearsals: tuple[Rehearsal, ...]
    quality: Quality
    beside: tuple[RulePack, ...] = ()
    is_written_back: bool
    files: frozenset[str]

    @property
    def kept(self) -> tuple[ReadableCase, ...]:
        """The cases that come out as expected."""
        return tuple(one.case for one in self.rehearsals if one.is_kept)

    @property
    def versions(self) -> Mapping[str, tuple[Rule, ...]]:
        """The versions of each rule, by its id."""
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in self.pack.law:
            found[rule.id] = (*found.get(rule.id, ()), rule)
        return found


def assess(found: Assessed) -> Assessment:
    """
    Return what each criterion lacks, and so the level.

    Raises:
        InvalidValueError: an exemption is from no criterion, or from one that is checked.
    """
    exempt = {one.criterion: one.why for one in found.quality.exempt}
    declared = tuple(name for name, (level, _) in CRITERIA.items() if level is Level.GOLD)
    problems = tuple(
        Problem(id="exempt_from_what", data=(("found", name), ("known", declared)), path="exempt")
        for name in exempt
        if name not in declared
    )
    if problems:
        raise InvalidValueError(*problems)
    return Assessment(
        criteria=tuple(
            Criterion(id=name, level=level, lacks=tuple(ask(found)), exempt=exempt.get(name))
            for name, (level, ask) in CRITERIA.items()
        )
    )


# --- bronze ---------------------------------------------------------------------------------------


def _named(found: Assessed) -> Lacks:
    manifest = found.pack.manifest
    for name, value in (("maintainer", manifest.maintainer), ("licence", manifest.licence)):
        if not value.strip():
            yield Message.of("lacks_field", name=name)


def _worded(found: Assessed) -> Lacks:
    """A rule that says nothing is put into words from its condition, in both languages."""
    texts = (
        ("title", found.pack.manifest.title),
        *((rule.id, rule.says) for rule in found.pack.rules if rule.says),
        *((fact.path, fact.label) for fact in found.pack.facts),
        *((figure.id, figure.label) for figure in found.pack.parameters),
        *((service.id, service.title) for service in found.pack.services),
    )
    for name, text in texts:
        if not (text.said("en").strip() and text.said("fr").strip()):
            yield Message.of("lacks_text", name=name)


def _sourced(found: Assessed) -> Lacks:
    for name, source, period in dict.fromkeys(_sources(found.pack)):
        if isinstance(source, Invention):
            yield Message.of("lacks_source", name=name)
        elif not _is_dated(source, period):
            yield Message.of("lacks_day", name=name)


def _sources(pack: RulePack) -> Iterator[tuple[str, Source, Period]]:
    yield from ((rule.id, rule.source, rule.period) for rule in pack.rules)
    for figure in pack.parameters:
        yield from ((figure.id, one.source, one.period) for one in figure.enacted)
    for service in pack.services:
        for one in service.conditions:
            yield f"{service.id}.{one.id}", one.source, one.period
        yield from ((service.id, one.source, one.period) for one in tariffs_of(service))


def _is_dated(source: LegalSource | Publication, period: Period) -> bool:
    """Whether a reader can tell which version was read: by its version, its days, or its year."""
    version = source.version if isinstance(source, LegalSource) else ""
    return bool(version) or period != ALWAYS or YEAR.search(source.title) is not None


def _kept(found: Assessed) -> Lacks:
    if not found.rehearsals:
        yield Message("lacks_any_case")
    for one in found.rehearsals:
        if not one.is_kept:
            yield Message.of("lacks_kept", says=one.case.says)


def _every_outcome(found: Assessed) -> Lacks:
    shown = {(one.service or one.rule, one.expects.answer) for one in found.kept}
    figures = {one.id: one for pack in (*found.beside, found.pack) for one in pack.parameters}
    possible = (
        *((service.id, answers_of_service(service)) for service in found.pack.services),
        *((name, answers_of_rule(rules, figures)) for name, rules in found.versions.items()),
    )
    for name, outcomes in possible:
        for outcome in outcomes:
            if (name, outcome) not in shown:
                yield Message.of("lacks_case", name=name, outcome=outcome)


def _written_back(found: Assessed) -> Lacks:
    if not found.is_written_back:
        yield Message("lacks_round_trip")


# --- silver ---------------------------------------------------------------------------------------


def _deterministic(found: Assessed) -> Lacks:
    """Ask all cases again, the last first, the facts of each in another order."""
    turned = [evolve(one.case, given=one.case.given[::-1]) for one in found.rehearsals]
    again = rehearse(found.pack, turned[::-1], beside=found.beside)
    for first, second in zip(found.rehearsals, again[::-1], strict=True):
        if first.found != second.found:
            yield Message.of("lacks_same", says=first.case.says)


def _every_version(found: Assessed) -> Lacks:
    days = {(one.service or one.rule, one.on) for one in found.kept}
    for name, period in dict.fromkeys(_periods(found)):
        if not any(asked == name and period.surely_contains(day) for asked, day in days):
            yield Message.of("lacks_day_of_version", name=name, period=period)


def _periods(found: Assessed) -> Iterator[tuple[str, Period]]:
    for rule in found.pack.law:
        if all(effective(one) for one in rule.statuses):
            yield rule.id, rule.period
    for service in found.pack.services:
        yield from ((service.id, one.period) for one in tariffs_of(service))


def _without_gaps(found: Assessed) -> Lacks:
    """No two versions overlap, or there would be no pack: what is left to ask is gaps."""
    spans = (
        *((name, [one.period for one in rules]) for name, rules in found.versions.items()),
        *((one.id, [value.period for value in one.enacted]) for one in found.pack.parameters),
        *((one.id, [prices.period for prices in tariffs_of(one)]) for one in found.pack.services),
    )
    for name, periods in spans:
        for first, second in pairwise(joined(periods)):
            yield Message.of("lacks_version", name=name, first=first, second=second)


def _open_where_unknown(found: Assessed) -> Lacks:
    """Ask each case again without one of its facts: it may be open, or the same, never contrary."""
    fewer = [
        (one, evolve(one, given=one.given[:place] + one.given[place + 1 :]))
        for one in found.kept
        for place in range(len(one.given))
    ]
    asked = rehearse(found.pack, [less for _, less in fewer], beside=found.beside)
    turned = {
        one: None
        for (one, _), each in zip(fewer, asked, strict=True)
        if each.found.answer is CONTRARY.get(one.expects.answer)
    }
    yield from (Message.of("lacks_open", says=one.says) for one in turned)


# --- gold -----------------------------------------------------------------------------------------


def _declared(name: str, found: Assessed) -> Lacks:
    if not getattr(found.quality, name):
        yield Message.of("lacks_declared", name=name)


def _file(name: str, found: Assessed) -> Lacks:
    yield from _declared(name, found)
    file = getattr(found.quality, name)
    if file and file not in found.files:
        yield Message.of("lacks_file", name=name, file=file)


CRITERIA: Mapping[str, tuple[Level, Callable[[Assessed], Lacks]]] = {
    "named": (Level.BRONZE, _named),
    "worded": (Level.BRONZE, _worded),
    "sourced": (Level.BRONZE, _sourced),
    "kept": (Level.BRONZE, _kept),
    "every_outcome": (Level.BRONZE, _every_outcome),
    "written_back": (Level.BRONZE, _written_back),
    "deterministic": (Level.SILVER, _deterministic),
    "every_version": (Level.SILVER, _every_version),
    "without_gaps": (Level.SILVER, _without_gaps),
    "open_where_silent": (Level.SILVER, _open_where_unknown),
    "legal_review": (Level.GOLD, partial(_declared, "legal_review")),
    "language_review": (Level.GOLD, partial(_declared, "language_review")),
    "changelog": (Level.GOLD, partial(_file, "changelog")),
    "example": (Level.GOLD, partial(_file, "example")),
    "retirement": (Level.GOLD, partial(_declared, "retirement")),
}
"""By level, in the order in which they are told."""
