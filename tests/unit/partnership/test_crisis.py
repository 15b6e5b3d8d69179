"""What a crisis puts aside for a while, and what stays whatever happens."""

from datetime import date

import pytest

from essmodel.partnership.crisis import CrisisOverlay, under_crisis
from essmodel.rules.expression import Lit
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Confidence, LegalSource, Publication, SourceKind
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


def overlay(kind: SourceKind) -> CrisisOverlay:
    """Suspend all but one from March to July 2020."""
    return CrisisOverlay(suspends=NAMED, period=Period(start=MARCH, end=JULY), source=law(kind))


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
    found = under_crisis(BOOK, overlay(kind), on=MARCH)

    assert (found.suspended, found.kept) == (suspended, kept)
    assert [one.id for one in found.law.rules] == [
        one.id for one in BOOK.rules if one.id not in suspended
    ]


@pytest.mark.parametrize("day", [date(2020, 3, 11), JULY])
def test_crisis_has_a_first_and_a_last_day(day: date) -> None:
    """Outside of them nothing is suspended."""
    assert under_crisis(BOOK, overlay(SourceKind.ACT), on=day).law == BOOK


def test_text_without_a_rank_suspends_nothing() -> None:
    """A publication is no law."""
    source = Publication(title="a page", confidence=Confidence.READ)
    found = under_crisis(
        BOOK,
        CrisisOverlay(suspends=NAMED, period=Period(start=MARCH, end=JULY), source=source),
        on=MARCH,
    )

    assert found.suspended == ()
