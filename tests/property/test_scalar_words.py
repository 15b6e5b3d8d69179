"""The reasons of a case in words: made ready once, they read as when each is worded anew."""

from datetime import date
from textwrap import fill

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from essmodel.messages.text import LANGS, Text
from essmodel.questions.explanation import explained
from essmodel.questions.ready_reasons import ReadyReasons
from essmodel.questions.wrapping import WIDTH, wrapped
from essmodel.rules.codebook import CodeBook
from essmodel.rules.fact import Facts
from essmodel.rules.finding import Standing
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import AnyParameter, Enacted, Local, Parameter
from essmodel.rules.law.source import Confidence, Invention, LegalSource, Source, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.wording import Wording
from essmodel.testing.expression_strategies import (
    CAP,
    DATES,
    EVERYTHING,
    KIND,
    RATE,
    WHOLE,
    Mix,
    conditions,
    populations,
)
from essmodel.values.period import ALWAYS, DayWithin, Period

PLAIN = Mix(depth=2, lists=False)
SOURCES: tuple[Source, ...] = (
    Invention(),
    LegalSource(kind=SourceKind.ACT, title="loi", confidence=Confidence.READ),
    LegalSource(kind=SourceKind.DECREE, title="décret " * 20, confidence=Confidence.INFERRED),
)
BOOKS = (
    CodeBook(
        id="kind",
        title=Text.same("kind"),
        codes=(("a", Text(en="first ", fr="premier")), ("b", Text.same("a second one"))),
    ),
)
JANUARY, JULY = (Period(start=date(2026, month, 1)) for month in (1, 7))
ANY_TIME = (ALWAYS, JANUARY, JULY, Period(start=DayWithin.month(2026, 2)))


def parameters() -> st.SearchStrategy[tuple[AnyParameter, ...]]:
    """The two figures that conditions name: one for all, one by code."""
    enacted = st.builds(
        Enacted[object], value=st.just(3), period=st.just(ALWAYS), source=st.sampled_from(SOURCES)
    )
    cap = st.builds(
        Parameter[object],
        id=st.just(CAP.id),
        label=st.just(CAP.label),
        datatype=st.just(WHOLE),
        enacted=st.tuples(enacted),
    )
    local = Enacted[object](value=Local((("a", 3), ("b", -4))), period=ALWAYS, source=SOURCES[0])
    rate = Parameter[object](
        id=RATE.id, label=RATE.label, datatype=WHOLE, enacted=(local,), by=KIND.path
    )
    return st.tuples(cap, st.just(rate))


def laws() -> st.SearchStrategy[Rulebook]:
    """Up to two rules on any conditions, some of them not of every case, or not in force."""
    asked = conditions(EVERYTHING) | conditions(evolve(EVERYTHING, depth=1)) | conditions(PLAIN)
    rule = st.builds(
        Rule,
        id=st.just(""),
        subject=st.just(Subject.ELIGIBILITY),
        requires=asked,
        applies=st.none() | conditions(PLAIN),
        says=st.sampled_from((Text.same("required"), Text.same("a sentence too long " * 8))),
        source=st.sampled_from(SOURCES),
        period=st.sampled_from(ANY_TIME),
        event=st.sampled_from((Event.DECISION, Event.DECISION, Event.ASSEMBLY)),
    )
    named = st.lists(rule, max_size=2).map(
        lambda rules: tuple(evolve(one, id=f"rule {number}") for number, one in enumerate(rules))
    )
    return st.builds(Rulebook, rules=named, parameters=parameters())


@given(laws(), populations(at_most=3))
def test_words_made_ready_are_those_of_the_letter(law: Rulebook, cases: list[Facts]) -> None:
    """Line by line, in both languages, of whatever is asked."""
    ready = ReadyReasons(law=law, dates=DATES, books=BOOKS)

    for facts in cases:
        for lang in LANGS:
            wording = Wording(lang, BOOKS)
            expected = [explained(one, wording) for one in law.ask(facts, DATES)]
            assert ready.said(facts, lang) == "\n".join(expected)


@given(laws(), populations(at_most=3))
def test_reasons_made_ready_are_the_findings(law: Rulebook, cases: list[Facts]) -> None:
    """A rule is named as failed or as open where its finding stands so."""
    ready = ReadyReasons(law=law, dates=DATES, books=BOOKS)

    for facts in cases:
        standings = [(one.rule.id, one.standing) for one in law.ask(facts, DATES)]
        told = ready.of(facts)
        assert told.failed == tuple(name for name, one in standings if one is Standing.UNMET)
        assert told.undetermined == tuple(
            name for name, one in standings if one is Standing.UNDETERMINED
        )


@given(
    st.text(st.sampled_from("abcdefgh   \t\n\u00a0\u202f-é"), max_size=300)
    | st.lists(st.text("ab", min_size=1, max_size=120), max_size=30).map(" ".join)
)
def test_lines_are_wrapped_as_python_wraps_them(text: str) -> None:
    """The quick way and the slow one break the same lines."""
    expected = fill(
        text, WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 6, break_on_hyphens=False
    )

    assert wrapped(text, first=" " * 4, others=" " * 6) == expected
