"""A rulebook bound to a day says of every case what it says when each of its rules is asked."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from essmodel.coproduction.bound import bound_over
from essmodel.coproduction.eligibility import ServiceRules
from essmodel.coproduction.service import Service
from essmodel.messages.text import Text
from essmodel.rules.bound import bound
from essmodel.rules.datatype import Number
from essmodel.rules.expression import Cmp, Param
from essmodel.rules.fact import Facts
from essmodel.rules.finding import Finding, Standing
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.parameter import AnyParameter, Enacted, Local, Parameter
from essmodel.rules.law.source import (
    Confidence,
    Invention,
    LegalSource,
    Publication,
    Source,
    SourceKind,
)
from essmodel.rules.law.status import Repealed
from essmodel.rules.oracle import value
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.situation import situation
from essmodel.rules.span import Span
from essmodel.testing.expression_strategies import (
    KIND,
    NUMBERS,
    Mix,
    conditions,
    populations,
)
from essmodel.values.period import Day, DayWithin, Period

FEBRUARY, AUGUST = date(2026, 2, 1), date(2026, 8, 1)
SOURCES: tuple[Source, ...] = (
    Invention(),
    Publication(title="read", confidence=Confidence.READ),
    Publication(title="inferred", confidence=Confidence.INFERRED),
    LegalSource(kind=SourceKind.ACT, title="act", confidence=Confidence.READ),
    LegalSource(
        kind=SourceKind.ACT,
        title="repealed",
        confidence=Confidence.READ,
        status=Repealed(on=FEBRUARY),
    ),
    LegalSource(kind=SourceKind.DELIBERATION, title="by-law", confidence=Confidence.READ),
    LegalSource(kind=SourceKind.CIRCULAR, title="circular", confidence=Confidence.SECONDARY),
)
CUTS: tuple[Day, ...] = (FEBRUARY, DayWithin.month(2026, 5), AUGUST)
SERVICE = Service(id="service", title=Text.same("service"))
LIMIT = Param("law.limit", Number(), Text.same("limit"))
RATE = Param("law.local", Number(), Text.same("local"))
TREES = st.one_of(
    conditions(Mix(depth=2, silence=False, guesses=True, lists=False)).filter(
        lambda node: "law." not in repr(node)
    ),
    st.sampled_from(
        [Cmp("<=", NUMBERS[0], LIMIT), Cmp("<=", NUMBERS[0], RATE), Cmp(">", RATE, LIMIT)]
    ),
)
DAYS = st.sampled_from([date(2026, 1, 31), FEBRUARY, date(2026, 5, 20)])


@st.composite
def parameters(draw: st.DrawFn) -> tuple[AnyParameter, ...]:
    """A figure for all and one by code, each with one value or two, one after the other."""
    cut = draw(st.sampled_from(CUTS))
    numbers = st.integers(-20, 20)
    local = st.dictionaries(st.sampled_from("ab"), numbers).map(
        lambda all_: Local((*all_.items(),))
    )
    spans = draw(
        st.sampled_from(
            [(Period(),), (Period(end=cut), Period(start=cut)), (Period(start=FEBRUARY),)]
        )
    )
    sources = st.sampled_from(SOURCES)
    return (
        Parameter(
            id=LIMIT.id,
            label=LIMIT.label,
            datatype=LIMIT.type,
            enacted=tuple(
                Enacted(value=draw(numbers), period=one, source=draw(sources)) for one in spans
            ),
        ),
        Parameter(
            id=RATE.id,
            label=RATE.label,
            datatype=RATE.type,
            enacted=tuple(
                Enacted(value=draw(local), period=one, source=draw(sources)) for one in spans
            ),
            by=KIND.path,
        ),
    )


@st.composite
def rulebooks(draw: st.DrawFn) -> Rulebook:
    """Rules of one or two versions, sure or in doubt, with conditions of application or without."""
    rules: list[Rule] = []
    for number in range(draw(st.integers(1, 3))):
        cut = draw(st.sampled_from(CUTS))
        spans = draw(
            st.sampled_from([(Period(),), (Period(end=cut), Period(start=cut)), (Period(end=cut),)])
        )
        upper = draw(st.sampled_from([None, *(f"law.r{index}" for index in range(number))]))
        rules += [
            Rule(
                id=f"law.r{number}",
                subject=Subject.ELIGIBILITY,
                requires=draw(TREES),
                applies=draw(st.none() | TREES),
                source=draw(st.sampled_from(SOURCES)),
                period=span,
                event=Event.DECISION,
                mode=draw(st.sampled_from(Mode)),
                derogates_from=upper,
            )
            for span in spans
        ]
    return Rulebook(rules=tuple(rules), parameters=draw(parameters()))


def standing(findings: tuple[Finding, ...], rule: str) -> bool | None:
    """Return what a rule comes to, as a condition: one that is not asked stops nobody."""
    found = [one.standing for one in findings if one.rule.id == rule]
    return {Standing.MET: True, Standing.UNMET: False, Standing.UNDETERMINED: None}[
        found[0] if found else Standing.MET
    ]


@given(rulebooks(), st.none() | DAYS, populations(at_most=4))
def test_bound_rules_say_what_the_rulebook_finds(
    book: Rulebook, day: date | None, cases: list[Facts]
) -> None:
    """Whatever the versions, the readings, the doubts, and what is unknown."""
    dates: Dates = {} if day is None else {Event.DECISION: day}
    ready = bound(book, dates)
    known = {one.id: one.tree for one in ready.rules}

    for facts in cases:
        findings = book.ask(facts, dates)
        case = situation(facts, ready.figures, dates)
        for rule in {one.id for one in book.rules}:
            told = value(known[rule], case) if rule in known else True
            assert told is standing(findings, rule)


@given(rulebooks(), st.lists(DAYS, min_size=1, max_size=3), populations(at_most=2))
def test_one_tree_over_many_days_says_what_each_day_says(
    book: Rulebook, days: list[date], cases: list[Facts]
) -> None:
    """The day of each case chooses the versions and the figures."""
    asked = ServiceRules(conditions=book.rules)
    law = Rulebook(rules=(), parameters=book.parameters)
    span = Span(event=Event.DECISION, first=min(days), last=max(days))
    over = bound_over(SERVICE, asked, law=law, dates={}, span=span)

    for day in days:
        dates: Dates = {Event.DECISION: day}
        for facts in cases:
            findings = book.ask(facts, dates)
            case = situation(facts, over.figures, dates)
            told = {one.id: value(one.tree, case) for one in over.rules}
            assert all(
                told.get(id, True) is standing(findings, id)
                for id in {one.id for one in book.rules}  # noqa: A001 - the word of the field
            )
