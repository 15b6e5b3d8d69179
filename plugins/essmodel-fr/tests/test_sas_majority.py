"""A15, majority of a SAS: no minority decides, whatever the statutes say."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CooperativeFacts, DecisionRecord, ResolutionFacts
from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Confidence
from essmodel.testing import asking
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

STATUTES = "fr.sas.majority_in_statutes"
MEETING = "fr.sas.majority"
TODAY = date(2026, 11, 22)


def statutes(
    part: int, whole: int, *, strict: bool, base: str = "votes_cast", form: str | None = "sas"
) -> CooperativeFacts:
    """Make a co-operative whose statutes ask for this majority."""
    decision = DecisionRecord(
        name="ordinary",
        kind="ordinary",
        majority_part=part,
        majority_whole=whole,
        majority_is_strict=strict,
        majority_base=base,
    )
    return CooperativeFacts(legal_form=form, decisions=(decision,))


def vote(yes: int, cast: int) -> ResolutionFacts:
    """Make a vote without colleges: what is carried is what was cast."""
    return ResolutionFacts(yes_of_cast=yes, cast=cast, voices_for=yes, voices_cast=cast)


@pytest.mark.parametrize(
    ("majority", "strict", "expected"),
    [
        ((1, 2), True, "met"),
        ((1, 2), False, "unmet"),
        ((2, 3), False, "met"),
        ((1, 3), False, "unmet"),
        ((1, 3), True, "unmet"),
    ],
)
@pytest.mark.parametrize("base", ["votes_cast", "attending", "all_members"])
def test_a_clause_of_a_third_is_unwritten(
    *, majority: tuple[int, int], strict: bool, base: str, expected: str
) -> None:
    """The clause before the Court said "la majorité du tiers des droits de vote"."""
    facts = statutes(*majority, strict=strict, base=base)

    assert verdict(STATUTES, facts, decision=TODAY) == expected


def test_one_clause_of_a_third_is_enough_for_a_no() -> None:
    """Whatever the others ask."""
    (good,) = statutes(2, 3, strict=False).decisions or ()
    (bad,) = statutes(1, 3, strict=False).decisions or ()
    facts = CooperativeFacts(legal_form="sas", decisions=(good, bad))

    assert verdict(STATUTES, facts, decision=TODAY) == "unmet"


@pytest.mark.parametrize(
    ("yes", "cast", "expected"),
    [(46, 100, "unmet"), (50, 100, "unmet"), (51, 100, "met"), (0, 1, "unmet")],
)
def test_a_decision_has_the_majority_of_the_votes_cast(yes: int, cast: int, expected: str) -> None:
    """46 % yes against 54 % no was the vote before the Court."""
    facts = CooperativeFacts(legal_form="sas"), vote(yes, cast)

    assert verdict(MEETING, *facts, assembly=TODAY) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 11, 14), "not asked"),
        (date(2024, 11, 15), "unmet"),
        (date(2024, 11, 16), "unmet"),
    ],
)
def test_the_ruling_is_asked_since_its_day(day: date, expected: str) -> None:
    """15 November 2024."""
    minority = vote(46, 100)

    assert verdict(STATUTES, statutes(1, 3, strict=False), decision=day) == expected
    assert verdict(MEETING, CooperativeFacts(legal_form="sas"), minority, assembly=day) == expected


@pytest.mark.parametrize(("form", "expected"), [("sa", "not asked"), (None, "undetermined")])
def test_the_ruling_is_asked_of_simplified_companies(form: str | None, expected: str) -> None:
    """A SA has its own majorities; of an unknown form nobody knows."""
    minority = vote(46, 100)

    assert verdict(STATUTES, statutes(1, 3, strict=False, form=form), decision=TODAY) == expected
    assert verdict(MEETING, CooperativeFacts(legal_form=form), minority, assembly=TODAY) == expected


def test_unknown_votes_leave_it_open() -> None:
    """Neither a no nor a yes."""
    company = CooperativeFacts(legal_form="sas")

    assert verdict(MEETING, company, ResolutionFacts(cast=100), assembly=TODAY) == "undetermined"
    assert verdict(STATUTES, company, decision=TODAY) == "undetermined"


def test_accounts_of_the_ruling_were_read() -> None:
    """Shown as law."""
    found = ask(STATUTES, statutes(1, 3, strict=False), decision=TODAY)

    assert (found.confidence, found.standing) == (Confidence.SECONDARY, Standing.UNMET)


@pytest.mark.parametrize(
    ("carried", "voices", "expected", "doubt"),
    [
        ((51, 100), (51, 100), "met", "not asked"),
        ((51, 100), (50, 100), "met", "unmet"),
        ((50, 100), (51, 100), "met", "not asked"),
        ((50, 100), (50, 100), "unmet", "not asked"),
    ],
)
def test_a_majority_of_the_weights_alone_is_a_doubt(
    carried: tuple[int, int], voices: tuple[int, int], expected: str, doubt: str
) -> None:
    """No text read says whether colleges may carry a minority of the voices over the bound."""
    resolution = ResolutionFacts(
        yes_of_cast=carried[0], cast=carried[1], voices_for=voices[0], voices_cast=voices[1]
    )
    facts = CooperativeFacts(legal_form="sas"), resolution

    assert verdict(MEETING, *facts, assembly=TODAY) == expected
    assert verdict("fr.sas.majority_by_voices", *facts, assembly=TODAY) == doubt


def test_a_doubt_about_the_weights_is_never_a_no() -> None:
    """It leaves the vote undecided."""
    resolution = ResolutionFacts(yes_of_cast=51, cast=100, voices_for=1, voices_cast=100)
    found = ask(
        "fr.sas.majority_by_voices", CooperativeFacts(legal_form="sas"), resolution, assembly=TODAY
    )

    assert (found.confidence, found.standing) == (Confidence.INFERRED, Standing.UNDETERMINED)
