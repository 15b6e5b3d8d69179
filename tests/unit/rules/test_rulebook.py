"""
Every rule in force, asked: versions, figures, doubts about days.

The real change: the cap on the interest paid on co-operative capital, whose formula changed in
February 2016, a month without a day, then on 2016-12-11; see ``law/test_parameter.py``.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.catalogue import Message
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.expression import Cmp, Fact, Lit, Node, Not, Param
from essmodel.rules.fact import FactValue
from essmodel.rules.finding import Finding
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Local, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.verdict import (
    Failed,
    Met,
    Missing,
    Undetermined,
    Unmet,
    Unsettled,
    Verdict,
)
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import ALWAYS, Day, DayWithin, Period
from essmodel.values.proportion import Proportion

FEBRUARY_2016 = DayWithin.month(2016, 2)
SAPIN_2 = date(2016, 12, 11)
RATE_SCALE = Number(places=6)
RATE = Fact("surplus.interest_rate", RATE_SCALE, Text.same("interest rate"))
IS_OPEN = Fact("service.is_open", TRUTH, Text.same("open"))
YES = Lit(True, TRUTH)
NO = Lit(False, TRUTH)


def law(article: str) -> LegalSource:
    """Make a source of that article."""
    return LegalSource(
        kind=SourceKind.ACT, title="loi n° 47-1775", article=article, confidence=Confidence.READ
    )


def figure(id: str, **values: tuple[Proportion | int, Period]) -> Parameter[Proportion | int]:  # noqa: A002 - the word of the field
    """Make a parameter, its values named after their sources."""
    return Parameter(
        id=id,
        label=Text.same(id),
        datatype=RATE_SCALE,
        enacted=tuple(
            Enacted(value=value, period=period, source=law(article))
            for article, (value, period) in values.items()
        ),
    )


def rule(
    requires: Node = YES,
    *,
    id: str = "fr.rule",  # noqa: A002 - the word of the field
    article: str = "art. 14",
    period: Period = ALWAYS,
    applies: Node | None = None,
    event: Event = Event.ASSEMBLY,
    subject: Subject = Subject.STATUTES,
) -> Rule:
    """Make one version of a rule."""
    return Rule(
        id=id,
        subject=subject,
        requires=requires,
        applies=applies,
        source=law(article),
        period=period,
        event=event,
    )


def answer(
    book: Rulebook, day: Day | None, facts: Mapping[str, FactValue] | None = None
) -> Finding | None:
    """Ask a book of one rule, on the day of the assembly."""
    findings = book.ask(facts or {}, {} if day is None else {Event.ASSEMBLY: day})
    return findings[0] if findings else None


def verdict(
    book: Rulebook, day: Day | None, facts: Mapping[str, FactValue] | None = None
) -> Verdict:
    """Return the verdict of the one rule of a book."""
    finding = answer(book, day, facts)
    assert finding is not None
    return finding.verdict


CAP = figure(
    "fr.interest_cap",
    last_year=(Proportion(Fraction(189, 10_000)), Period(end=FEBRUARY_2016)),
    three_years=(Proportion(Fraction(181, 10_000)), Period(start=FEBRUARY_2016, end=SAPIN_2)),
    two_points_more=(Proportion(Fraction(32_267, 1_000_000)), Period(start=SAPIN_2)),
)
CAPPED = Rulebook(
    rules=(rule(Cmp("<=", RATE, Param(CAP.id, RATE_SCALE, CAP.label))),), parameters=(CAP,)
)
UNSETTLED = Undetermined((Unsettled((law("art. 14"), law("last_year"), law("three_years"))),))


@pytest.mark.parametrize(
    ("day", "rate", "expected"),
    [
        (date(2016, 1, 31), 18_500, Met()),
        (date(2016, 2, 1), 18_500, UNSETTLED),
        (date(2016, 2, 15), 18_500, UNSETTLED),
        (date(2016, 2, 29), 18_500, Unmet()),
        (date(2016, 3, 1), 18_500, Unmet()),
        (date(2016, 2, 15), 18_000, Met()),
        (date(2016, 2, 15), 19_000, Unmet()),
        (date(2016, 12, 10), 18_500, Unmet()),
        (date(2016, 12, 11), 18_500, Met()),
        (date(2016, 12, 12), 18_500, Met()),
    ],
)
def test_month_of_a_change_is_unsettled_only_where_readings_differ(
    day: date, rate: int, expected: Verdict
) -> None:
    """A rate of 1.85 % was too much on one reading of February 2016, and 1.80 % on none."""
    assert verdict(CAPPED, day, {"surplus.interest_rate": rate}) == expected


def test_readings_that_agree_are_settled_for_a_day_known_roughly() -> None:
    """The day of the assembly may be in doubt too."""
    around = DayWithin(date(2016, 12, 1), date(2016, 12, 31))

    assert verdict(CAPPED, around, {"surplus.interest_rate": 18_000}) == Met()
    assert verdict(CAPPED, around, {"surplus.interest_rate": 18_500}) == Undetermined(
        (Unsettled((law("art. 14"), law("three_years"), law("two_points_more"))),)
    )


def test_missing_date_is_a_missing_fact() -> None:
    """Nobody knows which version governs, and they differ."""
    assert verdict(CAPPED, None, {"surplus.interest_rate": 20_000}) == Undetermined(
        (Missing(frozenset({"assembly"})),)
    )


@pytest.mark.parametrize(("rate", "expected"), [(18_000, Met()), (40_000, Unmet())])
def test_missing_date_does_not_matter_where_all_versions_agree(
    rate: int, expected: Verdict
) -> None:
    """Whichever day it was."""
    assert verdict(CAPPED, None, {"surplus.interest_rate": rate}) == expected


@pytest.mark.parametrize(
    ("period", "requires", "is_open"),
    [
        (Period(start=SAPIN_2), NO, True),
        (Period(end=SAPIN_2), NO, True),
        (ALWAYS, NO, False),
        (Period(start=SAPIN_2), YES, False),
    ],
    ids=["since", "until", "always", "met"],
)
def test_rule_that_may_not_be_in_force_refuses_nobody(
    period: Period,
    requires: Node,
    is_open: bool,  # noqa: FBT001 - a column
) -> None:
    """Whoever does not say the day of the assembly may have held it before there was a rule."""
    book = Rulebook(rules=(rule(requires, period=period),))

    (found,) = book.ask({}, {})

    assert isinstance(found.verdict, Undetermined) is is_open
    assert isinstance(found.verdict, Undetermined | Met | Unmet)
    if isinstance(found.verdict, Undetermined):
        (cause,) = found.verdict.causes
        assert isinstance(cause, Missing)


def test_missing_date_and_missing_fact_are_asked_for_together() -> None:
    """One letter to the person, not two."""
    versions = (
        rule(IS_OPEN, period=Period(end=SAPIN_2)),
        rule(YES, period=Period(start=SAPIN_2)),
    )

    assert verdict(Rulebook(rules=versions), None) == Undetermined(
        (Missing(frozenset({"assembly", "service.is_open"})),)
    )


def test_doubt_shows_each_reading_with_its_figure_and_its_source() -> None:
    """Side by side."""
    finding = answer(CAPPED, date(2016, 2, 15), {"surplus.interest_rate": 18_500})

    assert finding is not None
    assert [one.source for one in finding.used] == [law("last_year"), law("three_years")]
    assert [one.value for one in finding.observations] == [18_500]


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2016, 12, 10), "old"), (date(2016, 12, 11), "new"), (date(2016, 12, 12), "new")],
)
def test_version_in_force_answers(day: date, expected: str) -> None:
    """The day before, the day of, and the day after."""
    versions = (
        rule(article="old", period=Period(end=SAPIN_2)),
        rule(article="new", period=Period(start=SAPIN_2)),
    )

    finding = answer(Rulebook(rules=versions), day)

    assert finding is not None
    assert finding.rule.source == law(expected)


@pytest.mark.parametrize("day", [date(2016, 12, 10), DayWithin.month(2016, 11)])
def test_rule_that_is_not_yet_law_is_not_asked(day: Day) -> None:
    """It binds nobody."""
    assert answer(Rulebook(rules=(rule(period=Period(start=SAPIN_2)),)), day) is None


@pytest.mark.parametrize(
    ("requires", "expected"), [(NO, Undetermined((Unsettled((law("art. 14"),)),))), (YES, Met())]
)
def test_rule_that_may_not_be_law_yet_may_not_matter(requires: Node, expected: Verdict) -> None:
    """If it is met, nobody minds whether it was in force; if not, that is the question."""
    book = Rulebook(rules=(rule(requires, period=Period(start=FEBRUARY_2016)),))

    assert verdict(book, date(2016, 2, 15)) == expected


def test_day_in_a_gap_between_two_versions_may_be_without_law() -> None:
    """Both say no, and perhaps neither was in force."""
    versions = (
        rule(NO, period=Period(end=date(2016, 1, 1))),
        rule(NO, period=Period(start=date(2016, 3, 1))),
    )
    around = DayWithin(date(2015, 12, 1), date(2016, 4, 1))

    assert verdict(Rulebook(rules=versions), around) == Undetermined(
        (Unsettled((law("art. 14"),)),)
    )


def test_versions_that_follow_each_other_leave_no_doubt_that_one_is_law() -> None:
    """Both say no, and one of them was in force."""
    versions = (
        rule(NO, period=Period(end=FEBRUARY_2016)),
        rule(NO, period=Period(start=FEBRUARY_2016)),
    )

    assert verdict(Rulebook(rules=versions), date(2016, 2, 15)) == Unmet()


def test_old_rule_is_never_read_with_a_new_figure() -> None:
    """A figure and a rule that changed on one day changed together."""
    cap = figure(
        "fr.cap",
        low=(0, Period(end=SAPIN_2)),
        high=(1, Period(start=SAPIN_2)),
    )
    param = Param("fr.cap", RATE_SCALE, cap.label)
    versions = (
        rule(Cmp("<=", RATE, param), period=Period(end=SAPIN_2)),
        rule(Cmp(">=", RATE, param), period=Period(start=SAPIN_2)),
    )
    book = Rulebook(rules=versions, parameters=(CAP, cap))

    assert verdict(book, None, {"surplus.interest_rate": 500_000}) == Unmet()


def test_rule_whose_figure_is_not_set_on_that_day_fails_aloud() -> None:
    """It is never skipped: the pack has a hole."""
    cap = figure("fr.cap", value=(1, Period(start=SAPIN_2)))
    book = Rulebook(
        rules=(rule(Cmp("<=", RATE, Param("fr.cap", RATE_SCALE, cap.label))),), parameters=(cap,)
    )
    why = Message.of("figures_not_set", figures=(cap.label,))

    assert verdict(book, date(2016, 12, 10)) == Undetermined((Failed("fr.rule", why),))
    assert why.said("en") == "no value is known for fr.cap on that day"


def test_every_rule_is_asked_even_after_a_no() -> None:
    """People are owed all the reasons."""
    book = Rulebook(rules=(rule(NO, id="a"), rule(IS_OPEN, id="b"), rule(YES, id="c")))

    findings = book.ask({}, {Event.ASSEMBLY: SAPIN_2})

    assert [(one.rule.id, type(one.verdict)) for one in findings] == [
        ("a", Unmet),
        ("b", Undetermined),
        ("c", Met),
    ]


@pytest.mark.parametrize(
    ("applies", "requires", "expected"),
    [
        (YES, NO, Unmet()),
        (NO, NO, None),
        (IS_OPEN, YES, Met()),
        (IS_OPEN, NO, Undetermined((Missing(frozenset({"service.is_open"})),))),
    ],
)
def test_rule_is_asked_where_it_applies(
    applies: Node, requires: Node, expected: Verdict | None
) -> None:
    """Where nobody knows whether it does, it matters only if it is not met."""
    finding = answer(Rulebook(rules=(rule(requires, applies=applies),)), SAPIN_2)

    assert (finding.verdict if finding else None) == expected


def test_unknown_scope_is_among_what_was_looked_at() -> None:
    """So that the missing fact has a name."""
    book = Rulebook(rules=(rule(NO, applies=Not(IS_OPEN)),))

    unknown, known = (answer(book, SAPIN_2, facts) for facts in ({}, {"service.is_open": False}))

    assert unknown is not None
    assert known is not None
    assert [one.node for one in unknown.observations] == [IS_OPEN]
    assert known.observations == ()


def test_book_is_narrowed_to_a_subject() -> None:
    """A quorum is not asked when statutes are checked."""
    quorum = rule(id="quorum", subject=Subject.QUORUM)

    book = Rulebook(rules=(quorum, rule()), parameters=(CAP,)).about(Subject.QUORUM)

    assert book == Rulebook(rules=(quorum,), parameters=(CAP,))


def test_two_versions_in_force_on_one_day_are_refused() -> None:
    """A book that contradicts itself is not loaded."""
    with pytest.raises(InvalidValueError, match=r"fr.rule has two versions in force at once"):
        Rulebook(rules=(rule(), rule(period=Period(start=SAPIN_2))))


@pytest.mark.parametrize(
    "other",
    [
        rule(period=Period(start=SAPIN_2), event=Event.GRANT),
        rule(period=Period(start=SAPIN_2), subject=Subject.QUORUM),
    ],
    ids=["event", "subject"],
)
def test_versions_share_their_event_and_their_subject(other: Rule) -> None:
    """Otherwise no one day would choose among them."""
    with pytest.raises(InvalidValueError, match="give them one of each"):
        Rulebook(rules=(rule(period=Period(end=SAPIN_2)), other))


def test_figure_that_no_pack_sets_is_our_callers_mistake() -> None:
    """Told by name, with what to add."""
    book = Rulebook(rules=CAPPED.rules)

    with pytest.raises(InvalidValueError, match=r"'fr\.interest_cap'; add the pack"):
        book.ask({}, {})


@pytest.mark.parametrize(("town", "expected", "shown"), [("a", Met(), 3), ("b", Unmet(), 2)])
def test_figure_by_code_is_shown_as_it_is_in_that_place(
    town: str, expected: Verdict, shown: int
) -> None:
    """Not as the whole list of towns."""
    local = figure_by_town(a=3, b=2)
    book = Rulebook(rules=(rule(at_least_three(local)),), parameters=(local,))

    found = answer(book, date(2026, 1, 1), {"case.town": town})

    assert found is not None
    assert found.verdict == expected
    assert [one.value for one in found.used] == [shown]


@pytest.mark.parametrize("town", ["c", None])
def test_place_without_a_figure_leaves_the_rule_open(town: str | None) -> None:
    """The list counts as it is, and says how long it is."""
    local = figure_by_town(a=3, b=2)
    book = Rulebook(rules=(rule(at_least_three(local)),), parameters=(local,))

    (found,) = book.ask({"case.town": town}, {Event.ASSEMBLY: date(2026, 1, 1)})

    assert isinstance(found.verdict, Undetermined)
    (used,) = found.used
    assert isinstance(used.value, Local)
    assert used.value.said("fr") == "2 valeurs par code"


def figure_by_town(**values: int) -> Parameter[Local[int]]:
    """Make a figure that each town sets."""
    local = Local(tuple(values.items()))
    return Parameter(
        id="fr.local",
        label=Text.same("local"),
        datatype=Number(),
        enacted=(Enacted(value=local, period=ALWAYS, source=law("art. 1")),),
        by="case.town",
    )


def at_least_three(figure: Parameter[Local[int]]) -> Node:
    """Make a condition on a figure."""
    return Cmp(">=", Param(figure.id, figure.datatype, figure.label), Lit(3, Number()))
