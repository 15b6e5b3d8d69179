"""Whether a text is law on a day, and how that is said."""

from datetime import date

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.law.source import Confidence, Invention, LegalSource, SourceKind, status_of
from essmodel.rules.law.status import (
    Annulled,
    Draft,
    InForce,
    LegalStatus,
    Repealed,
    Suspended,
    binds,
    effective,
)
from essmodel.values.period import Day, DayWithin, Period
from essmodel.values.plain import plain

START, END = date(2024, 3, 1), date(2024, 6, 1)
ANNULLED = Annulled(on=START, by="TA", ground=Text(en="no power", fr="incompétence"))


@pytest.mark.parametrize(
    ("status", "day", "expected"),
    [
        (InForce(), START, True),
        (InForce(), None, True),
        (Repealed(on=START), date(2024, 2, 29), True),
        (Repealed(on=START), START, False),
        (Repealed(on=START), None, None),
        (Repealed(on=START), DayWithin(date(2024, 2, 1), END), None),
        (Repealed(on=START), DayWithin(START, END), False),
        (ANNULLED, date(2020, 1, 1), False),
        (ANNULLED, None, False),
        (Draft(), END, False),
        (Suspended(on=START), date(2024, 2, 29), True),
        (Suspended(on=START), START, False),
        (Suspended(on=START, until=END), date(2024, 5, 31), False),
        (Suspended(on=START, until=END), END, True),
        (Suspended(on=START, until=END), DayWithin(START, END), None),
    ],
)
def test_text_binds_on_the_days_of_its_status(
    status: LegalStatus, day: Day | None, *, expected: bool | None
) -> None:
    """What was annulled never did; where the day does not tell, nobody can."""
    assert binds(status, day) is expected


def test_days_of_effect_are_periods() -> None:
    """The first day of a status is no longer one of them."""
    assert effective(InForce()) == (Period(),)
    assert effective(Suspended(on=START, until=END)) == (Period(end=START), Period(start=END))
    assert effective(ANNULLED) == effective(Draft()) == ()


def test_suspension_ends_after_it_begins() -> None:
    """Or it never was."""
    with pytest.raises(InvalidValueError, match="start"):
        Suspended(on=START, until=START)


@pytest.mark.parametrize(
    ("status", "en", "fr"),
    [
        (InForce(), "in force", "en vigueur"),
        (Draft(), "a draft, not adopted yet", "un projet, pas encore adopté"),
        (Repealed(on=START), "repealed on 1 March 2024", "abrogé le 1 mars 2024"),
        (
            Repealed(on=START, by="act 2"),
            "repealed on 1 March 2024 by act 2",
            "abrogé le 1 mars 2024 par act 2",
        ),
        (Suspended(on=START), "suspended on 1 March 2024", "suspendu le 1 mars 2024"),
        (
            Suspended(on=START, by="TA"),
            "suspended on 1 March 2024 by TA",
            "suspendu le 1 mars 2024 par TA",
        ),
        (
            ANNULLED,
            "annulled on 1 March 2024 by TA: no power",
            "annulé le 1 mars 2024 par TA\u00a0: incompétence",
        ),
    ],
)
def test_status_is_said(status: LegalStatus, en: str, fr: str) -> None:
    """In both languages, with who decided and why."""
    assert (status.said("en"), status.said("fr")) == (en, fr)


def test_citation_says_what_was_done_to_the_text() -> None:
    """And nothing where nothing was."""
    source = LegalSource(
        kind=SourceKind.DECREE, title="decree", confidence=Confidence.READ, status=Draft()
    )

    assert source.said("en") == "decree, a draft, not adopted yet"
    assert status_of(source) == Draft()
    assert status_of(Invention()) == InForce()
    assert plain(InForce()) == "in_force"
