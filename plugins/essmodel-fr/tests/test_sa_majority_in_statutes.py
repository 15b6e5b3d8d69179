"""A15, majority of a SA: what its statutes may say, before and after 2019."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CooperativeFacts, DecisionRecord
from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Confidence
from essmodel.rules.verdict import Missing, Undetermined
from essmodel.testing import asking
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

ORDINARY = "fr.sa.ordinary_majority_in_statutes"
EXTRAORDINARY = "fr.sa.extraordinary_majority_in_statutes"
BASE = "fr.sa.majority_base_in_statutes"
TODAY = date(2026, 11, 22)
OLD_BASE, NEW_BASE = date(2019, 7, 19), date(2019, 7, 20)


def statutes(
    kind: str,
    majority: tuple[int, int] = (1, 2),
    *,
    strict: bool = True,
    base: str = "votes_cast",
    form: str | None = "sa",
) -> CooperativeFacts:
    """Make a co-operative whose statutes ask for this majority."""
    decision = DecisionRecord(
        name=kind,
        kind=kind,
        majority_part=majority[0],
        majority_whole=majority[1],
        majority_is_strict=strict,
        majority_base=base,
    )
    return CooperativeFacts(legal_form=form, decisions=(decision,))


@pytest.mark.parametrize(
    ("majority", "strict", "expected"),
    [
        ((1, 2), True, "met"),
        ((1, 2), False, "unmet"),
        ((50, 100), True, "met"),
        ((51, 100), False, "met"),
        ((49, 100), True, "unmet"),
        ((1, 3), True, "unmet"),
        ((2, 3), False, "met"),
    ],
)
def test_ordinary_statutes_ask_for_more_than_a_half(
    *, majority: tuple[int, int], strict: bool, expected: str
) -> None:
    """At least one half lets a tie pass; the law does not."""
    facts = statutes("ordinary", majority, strict=strict)

    assert verdict(ORDINARY, facts, decision=TODAY) == expected


@pytest.mark.parametrize(
    ("majority", "strict", "expected"),
    [
        ((2, 3), False, "met"),
        ((2, 3), True, "met"),
        ((3, 4), False, "met"),
        ((66, 100), True, "unmet"),
        ((667, 1000), False, "met"),
        ((1, 2), True, "unmet"),
    ],
)
def test_statutes_are_changed_by_two_thirds(
    *, majority: tuple[int, int], strict: bool, expected: str
) -> None:
    """Two thirds exactly, not 66 %."""
    facts = statutes("extraordinary", majority, strict=strict)

    assert verdict(EXTRAORDINARY, facts, decision=TODAY) == expected


@pytest.mark.parametrize(
    ("rule", "kind", "other"),
    [
        (ORDINARY, "ordinary", "extraordinary"),
        (EXTRAORDINARY, "extraordinary", "ordinary"),
    ],
)
def test_whom_the_law_of_majorities_in_statutes_concerns(rule: str, kind: str, other: str) -> None:
    """A SA whose statutes speak of that kind of decision, since there are SCICs."""
    third = (1, 3)

    assert verdict(rule, statutes(kind, third, form="sas"), decision=TODAY) == "not asked"
    assert verdict(rule, statutes(other, third), decision=TODAY) == "not asked"
    assert verdict(rule, statutes(kind, third, form=None), decision=TODAY) == "undetermined"
    for day, expected in [(17, "not asked"), (18, "unmet"), (19, "unmet")]:
        assert verdict(rule, statutes(kind, third), decision=date(2001, 7, day)) == expected


@pytest.mark.parametrize(
    ("base", "closed", "expected"),
    [
        ("attending", date(2019, 7, 18), "met"),
        ("attending", date(2019, 7, 19), "met"),
        ("attending", date(2019, 7, 20), "unmet"),
        ("votes_cast", date(2019, 7, 18), "unmet"),
        ("votes_cast", date(2019, 7, 19), "unmet"),
        ("votes_cast", date(2019, 7, 20), "met"),
        ("votes_cast", date(2019, 7, 21), "met"),
        ("all_members", date(2019, 7, 19), "unmet"),
        ("all_members", date(2025, 12, 31), "unmet"),
        ("votes_cast", date(2001, 7, 17), "not asked"),
    ],
)
def test_the_fiscal_year_end_chooses_the_base_of_statutes(
    base: str, closed: date, expected: str
) -> None:
    """A year closed on 19 July 2019 is not closed *after* that day."""
    facts = statutes("ordinary", base=base)

    assert verdict(BASE, facts, decision=TODAY, fiscal_year_end=closed) == expected


def test_every_kind_of_decision_is_on_the_base_of_the_law() -> None:
    """One that is not is enough for a no."""
    (good,) = statutes("ordinary", base="votes_cast").decisions or ()
    (bad,) = statutes("extraordinary", base="attending").decisions or ()
    facts = CooperativeFacts(legal_form="sa", decisions=(good, bad))

    assert verdict(BASE, facts, fiscal_year_end=NEW_BASE) == "unmet"


def test_without_the_fiscal_year_the_base_is_undetermined() -> None:
    """One version says yes, the other no: the missing date is named."""
    found = ask(BASE, statutes("ordinary"), decision=TODAY)

    assert found.verdict == Undetermined((Missing(frozenset({"fiscal_year_end"})),))


def test_the_base_concerns_a_public_company_only() -> None:
    """A SAS counts as its statutes say."""
    facts = statutes("ordinary", base="attending", form="sas")
    unknown = statutes("ordinary", base="attending", form=None)

    assert verdict(BASE, facts, fiscal_year_end=NEW_BASE) == "not asked"
    assert verdict(BASE, unknown, fiscal_year_end=NEW_BASE) == "undetermined"


@pytest.mark.parametrize(
    ("closed", "confidence"),
    [(OLD_BASE, Confidence.READ), (NEW_BASE, Confidence.SECONDARY)],
)
def test_the_old_base_was_read_and_the_new_one_told(closed: date, confidence: Confidence) -> None:
    """Both are shown as law, each with its own source."""
    found = ask(BASE, statutes("ordinary", base="all_members"), fiscal_year_end=closed)

    assert (found.confidence, found.standing) == (confidence, Standing.UNMET)
