"""A15, majority of a SA: what carries a resolution, before and after 2019."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CooperativeFacts, ResolutionFacts
from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Confidence
from essmodel.testing import asking
from essmodel.values.period import DayWithin
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

ORDINARY = "fr.sa.ordinary_majority"
EXTRAORDINARY = "fr.sa.extraordinary_majority"
TODAY = date(2026, 11, 22)
OLD_BASE, NEW_BASE = date(2019, 7, 19), date(2019, 7, 20)


def vote(
    yes: int | None,
    *,
    cast: int,
    attending: int,
    kind: str = "ordinary",
) -> tuple[CooperativeFacts, ResolutionFacts]:
    """Make what is known of a resolution of a SA."""
    return (
        CooperativeFacts(legal_form="sa"),
        ResolutionFacts(
            kind=kind, yes_of_cast=yes, cast=cast, yes_of_attending=yes, attending=attending
        ),
    )


@pytest.mark.parametrize(
    ("yes", "closed", "expected"),
    [
        (50, date(2019, 7, 18), "unmet"),
        (50, date(2019, 7, 19), "unmet"),
        (50, date(2019, 7, 20), "met"),
        (50, date(2019, 7, 21), "met"),
        (51, date(2019, 7, 19), "met"),
        (45, date(2019, 7, 20), "unmet"),
        (46, date(2019, 7, 20), "met"),
        (None, date(2019, 7, 20), "undetermined"),
    ],
)
def test_abstentions_weigh_as_a_no_until_2019(yes: int | None, closed: date, expected: str) -> None:
    """100 attend, 10 abstain: 50 yes are half of those attending, and more than half of 90."""
    facts = vote(yes, cast=90, attending=100)

    assert verdict(ORDINARY, *facts, assembly=TODAY, fiscal_year_end=closed) == expected


@pytest.mark.parametrize(
    ("yes", "closed", "expected"),
    [
        (60, date(2019, 7, 18), "unmet"),
        (60, date(2019, 7, 19), "unmet"),
        (60, date(2019, 7, 20), "met"),
        (60, date(2019, 7, 21), "met"),
        (59, date(2019, 7, 20), "unmet"),
        (67, date(2019, 7, 19), "met"),
        (66, date(2019, 7, 19), "unmet"),
    ],
)
def test_two_thirds_of_whom_changed_in_2019(yes: int, closed: date, expected: str) -> None:
    """60 of 90 votes cast are two thirds; of 100 attending, 67 are needed."""
    facts = vote(yes, cast=90, attending=100, kind="extraordinary")

    assert verdict(EXTRAORDINARY, *facts, assembly=TODAY, fiscal_year_end=closed) == expected


def test_a_tie_rejects() -> None:
    """45 of 90, then as now."""
    for closed in (OLD_BASE, NEW_BASE):
        facts = vote(45, cast=90, attending=90)
        assert verdict(ORDINARY, *facts, fiscal_year_end=closed) == "unmet"


def test_the_day_of_the_meeting_does_not_choose_the_base() -> None:
    """An extraordinary meeting of January 2020, before the annual one, keeps the old base."""
    facts = vote(60, cast=90, attending=100, kind="extraordinary")
    january, last_closed = date(2020, 1, 15), date(2018, 12, 31)

    assert verdict(EXTRAORDINARY, *facts, assembly=january, fiscal_year_end=last_closed) == "unmet"


def test_a_year_that_closed_in_july_2019_is_unsettled_where_it_matters() -> None:
    """The day within the month decides, unless both bases agree."""
    july = DayWithin.month(2019, 7)

    assert verdict(ORDINARY, *vote(50, cast=90, attending=100), fiscal_year_end=july) == (
        "undetermined"
    )
    assert verdict(ORDINARY, *vote(80, cast=90, attending=100), fiscal_year_end=july) == "met"


@pytest.mark.parametrize(
    ("rule", "kind"), [(ORDINARY, "ordinary"), (EXTRAORDINARY, "extraordinary")]
)
def test_whom_the_law_of_majorities_concerns(rule: str, kind: str) -> None:
    """A SA, for this kind of resolution, since there are SCICs."""
    company, resolution = vote(0, cast=90, attending=100, kind=kind)
    _, other = vote(
        0, cast=90, attending=100, kind="ordinary" if kind == "extraordinary" else "extraordinary"
    )
    simplified = CooperativeFacts(legal_form="sas")

    assert verdict(rule, simplified, resolution, fiscal_year_end=NEW_BASE) == "not asked"
    assert verdict(rule, company, other, fiscal_year_end=NEW_BASE) == "not asked"
    assert verdict(rule, resolution, fiscal_year_end=NEW_BASE) == "undetermined"
    for day, expected in [(17, "not asked"), (18, "unmet"), (19, "unmet")]:
        found = verdict(rule, company, resolution, fiscal_year_end=date(2001, 7, day))
        assert found == expected


@pytest.mark.parametrize(
    ("closed", "confidence"),
    [(OLD_BASE, Confidence.READ), (NEW_BASE, Confidence.SECONDARY)],
)
def test_the_old_base_was_read_and_the_new_one_told(closed: date, confidence: Confidence) -> None:
    """Both are shown as law, each with its own source."""
    found = [
        ask(ORDINARY, *vote(0, cast=90, attending=100), fiscal_year_end=closed),
        ask(
            EXTRAORDINARY,
            *vote(0, cast=90, attending=100, kind="extraordinary"),
            fiscal_year_end=closed,
        ),
    ]

    assert {one.confidence for one in found} == {confidence}
    assert {one.standing for one in found} == {Standing.UNMET}
