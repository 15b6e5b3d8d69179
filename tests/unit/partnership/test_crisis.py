"""What a crisis puts aside for a while, and what stays whatever happens."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.partnership.crisis import ChangedService, Crisis
from essmodel.partnership.in_crisis import law_in
from essmodel.rules.expression import Lit
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Confidence, LegalSource, Publication, Source, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import Period

MARCH, JULY = date(2020, 3, 12), date(2020, 7, 11)


def law(kind: SourceKind) -> LegalSource:
    """Make a text of a kind."""
    return LegalSource(kind=kind, title=kind.value, confidence=Confidence.READ)


def rule(name: str, kind: SourceKind, mode: Mode = Mode.CEILING) -> Rule:
    """Make a rule of a text."""
    return Rule(
        id=name,
        subject=Subject.ELIGIBILITY,
        requires=Lit(True, TRUTH),
        source=law(kind),
        event=Event.DECISION,
        mode=mode,
    )


BOOK = Rulebook(
    rules=(
        rule("distance", SourceKind.DELIBERATION),
        rule("meals", SourceKind.DELIBERATION, Mode.FLOOR),
        rule("fixed", SourceKind.DELIBERATION, Mode.FIXED),
        rule("act", SourceKind.ACT),
        rule("other", SourceKind.DELIBERATION),
    )
)
NAMED = ("distance", "meals", "fixed", "act", "unknown")


def crisis(source: Source) -> Crisis:
    """Suspend all but one from March to July 2020."""
    return Crisis(
        id="spring",
        title=Text(en="the spring of 2020", fr="le printemps 2020"),
        start=MARCH,
        end=JULY,
        source=source,
        minimum=("meals",),
        suspends=NAMED,
    )


def in_force(book: Rulebook, on: date) -> list[str]:
    """Return the ids of the rules in force on a day."""
    return [one.id for one in book.rules if one.period.surely_contains(on)]


@pytest.mark.parametrize(
    ("kind", "suspended", "kept"),
    [
        (SourceKind.DELIBERATION, ("distance",), ("act", "fixed", "meals")),
        (SourceKind.ACT, ("act", "distance"), ("fixed", "meals")),
    ],
)
def test_crisis_reaches_no_right_and_nothing_above_it(
    kind: SourceKind, suspended: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    """A deliberation suspends no act, and no text a floor."""
    found = crisis(law(kind))

    assert found.kept(BOOK.rules) == kept
    assert in_force(law_in((found,), BOOK), MARCH) == [
        one.id for one in BOOK.rules if one.id not in suspended
    ]


@pytest.mark.parametrize("day", [date(2020, 3, 11), JULY])
def test_crisis_has_a_first_and_a_last_day(day: date) -> None:
    """Outside of them nothing is suspended."""
    book = law_in((crisis(law(SourceKind.ACT)),), BOOK)

    assert in_force(book, day) == [one.id for one in BOOK.rules]


def test_text_without_a_rank_suspends_nothing() -> None:
    """A publication is no law."""
    source = Publication(title="a page", confidence=Confidence.READ)

    assert law_in((crisis(source),), BOOK) == BOOK


def test_a_rule_that_ends_in_the_crisis_ends_before_it() -> None:
    """And one that begins in it begins after it; one of its days alone is never in force."""
    periods = [
        Period(start=date(2020, 1, 1), end=date(2020, 5, 1)),
        Period(start=date(2020, 5, 1), end=date(2021, 1, 1)),
    ]
    inside = Period(start=date(2020, 4, 1), end=date(2020, 5, 1))
    (distance, *_) = BOOK.rules
    found = [
        [
            part.period
            for part in law_in((crisis(law(SourceKind.ACT)),), Rulebook(rules=rules)).rules
        ]
        for rules in (
            tuple(evolve(distance, period=one) for one in periods),
            (evolve(distance, period=inside),),
        )
    ]

    assert found == [
        [Period(start=date(2020, 1, 1), end=MARCH), Period(start=JULY, end=date(2021, 1, 1))],
        [],
    ]


@pytest.mark.parametrize(
    ("ratified_on", "over_on"), [(None, date(2020, 5, 1)), (date(2020, 4, 30), JULY)]
)
def test_a_crisis_that_nobody_confirms_lapses(ratified_on: date | None, over_on: date) -> None:
    """On the day by which it was to be confirmed."""
    found = evolve(crisis(law(SourceKind.ACT)), ratify_by=date(2020, 5, 1), ratified_on=ratified_on)

    assert found.over_on == over_on


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"end": MARCH}, ["crisis_ends_before_it_starts"]),
        ({"ratify_by": MARCH}, ["ratified_before_it_starts"]),
        ({"ratified_on": date(2020, 3, 11)}, ["ratified_too_late"]),
        (
            {"ratify_by": date(2020, 5, 1), "ratified_on": date(2020, 5, 1)},
            ["ratified_too_late"],
        ),
        (
            {"changes": (ChangedService(service="club"), ChangedService(service="club"))},
            ["id_taken", "changed_and_closed", "changed_and_closed"],
        ),
    ],
)
def test_a_crisis_that_makes_no_sense_is_refused(
    fields: dict[str, Any], problems: list[str]
) -> None:
    """For all reasons at once."""
    with pytest.raises(InvalidValueError) as refusal:
        evolve(crisis(law(SourceKind.ACT)), **fields)
    assert [one.id for one in refusal.value.problems] == problems
    assert refusal.value.said("en") != refusal.value.said("fr")
