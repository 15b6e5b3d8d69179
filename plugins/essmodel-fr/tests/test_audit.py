"""A18, A19, A30 and A31: audits and their days, boards, yearly meetings and reports."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CooperativeFacts
from essmodel.governance.oversight_fact import AuditFacts, BoardFacts
from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Confidence, weakest
from essmodel.testing import asking
from essmodel.values.money import Money
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)
TODAY = date(2026, 11, 22)
REPORT = date(2021, 11, 22)


@pytest.mark.parametrize(
    ("day", "last", "expected"),
    [
        (date(2026, 11, 21), REPORT, "met"),
        (date(2026, 11, 22), REPORT, "met"),
        (date(2026, 11, 23), REPORT, "unmet"),
        (date(2025, 2, 28), date(2020, 2, 29), "met"),
        (date(2025, 3, 1), date(2020, 2, 29), "unmet"),
        (TODAY, None, "undetermined"),
        (date(2014, 8, 1), date(2000, 1, 1), "not asked"),
        (date(2014, 8, 2), date(2000, 1, 1), "undetermined"),
        (date(2015, 12, 30), date(2000, 1, 1), "undetermined"),
        (date(2015, 12, 31), date(2000, 1, 1), "unmet"),
    ],
)
def test_an_audit_is_due_every_five_years(day: date, last: date | None, expected: str) -> None:
    """The day before, the day, the day after; and since a day that is not told."""
    found = verdict(
        "fr.scic.audited_within_five_years", AuditFacts(last_report_on=last), decision=day
    )

    assert found == expected


@pytest.mark.parametrize(
    ("years", "losses", "since", "expected"),
    [
        (2, 49_99, False, "not asked"),
        (3, 0, False, "unmet"),
        (3, 0, True, "met"),
        (3, 0, None, "undetermined"),
        (0, 50_00, False, "unmet"),
        (0, 50_00, True, "met"),
        (2, None, False, "undetermined"),
        (3, None, False, "unmet"),
    ],
)
def test_an_audit_is_due_after_three_losses_or_half_of_the_capital(
    *, years: int, losses: int | None, since: bool | None, expected: str
) -> None:
    """The highest capital is 100 €: at exactly half, it is due."""
    facts = AuditFacts(
        loss_years=years, losses=None if losses is None else Money(losses), since_losses=since
    )
    cooperative = CooperativeFacts(highest_capital=Money(100_00))

    assert verdict("fr.scic.audited_after_losses", facts, cooperative, decision=TODAY) == expected


@pytest.mark.parametrize(
    ("members", "directors", "since", "expected"),
    [
        (9, 2, False, "not asked"),
        (10, 0, False, "unmet"),
        (0, 3, False, "unmet"),
        (10, 3, True, "met"),
        (0, 0, False, "not asked"),
        (0, None, False, "undetermined"),
    ],
)
def test_an_audit_is_due_when_a_tenth_or_a_third_ask(
    *, members: int, directors: int | None, since: bool, expected: str
) -> None:
    """Of a hundred members and of nine directors."""
    found = verdict(
        "fr.scic.audited_when_asked",
        AuditFacts(members_asking=members, directors_asking=directors, since_asked=since),
        CooperativeFacts(members=100),
        BoardFacts(seats=9),
        decision=TODAY,
    )

    assert found == expected


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (date(2016, 11, 21), "met"),
        (date(2016, 11, 22), "met"),
        (date(2016, 11, 23), "unmet"),
        (None, "not asked"),
    ],
)
def test_nobody_audits_whom_they_served_within_five_years(left: date | None, expected: str) -> None:
    """Counted to the day of the report."""
    facts = AuditFacts(auditor_left_on=left, last_report_on=REPORT)

    assert verdict("fr.scic.auditor_independent", facts, decision=TODAY) == expected


@pytest.mark.parametrize(
    ("last", "discussed", "expected"),
    [
        (REPORT, True, "met"),
        (REPORT, False, "unmet"),
        (REPORT, None, "undetermined"),
        (None, False, "not asked"),
    ],
)
def test_a_meeting_discusses_the_report(
    *, last: date | None, discussed: bool | None, expected: str
) -> None:
    """Where there is one."""
    facts = AuditFacts(last_report_on=last, discussed=discussed)

    assert verdict("fr.scic.audit_discussed", facts, decision=TODAY) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2015, 10, 28), "not asked"),
        (date(2015, 10, 29), "unmet"),
        (date(2015, 10, 30), "unmet"),
    ],
)
def test_the_report_of_the_board_tells_how_the_project_goes_on(day: date, expected: str) -> None:
    """Since the decree of 2015: the day before, the day, the day after."""
    facts = AuditFacts(project_reported=False)

    assert verdict("fr.scic.project_reported", facts, decision=day) == expected
    assert (
        verdict("fr.scic.project_reported", AuditFacts(project_reported=True), decision=TODAY)
        == "met"
    )


@pytest.mark.parametrize(
    ("last", "sure", "doubt"),
    [
        (date(2025, 11, 22), "met", "not asked"),
        (date(2025, 11, 21), "met", "unmet"),
        (date(2024, 11, 22), "met", "unmet"),
        (date(2024, 11, 21), "unmet", "unmet"),
        (None, "undetermined", "undetermined"),
    ],
)
def test_a_meeting_is_held_each_year(last: date | None, sure: str, doubt: str) -> None:
    """Twelve months are a reading; twenty-four hold a whole year without one."""
    facts = AuditFacts(last_assembly_on=last)
    each, twelve = "fr.coop.assembly_each_year", "fr.coop.assembly_within_twelve_months"

    assert verdict(each, facts, decision=TODAY) == sure
    assert verdict(twelve, facts, decision=TODAY) == doubt
    if doubt != "not asked":
        assert ask(twelve, facts, decision=TODAY).standing is Standing.UNDETERMINED


@pytest.mark.parametrize(("years", "expected"), [(6, "met"), (7, "unmet"), (None, "not asked")])
def test_a_board_is_elected_for_six_years_at_most(years: int | None, expected: str) -> None:
    """Six are allowed."""
    facts = BoardFacts(term_years=years)

    assert verdict("fr.coop.board_term", facts, decision=TODAY) == expected


@pytest.mark.parametrize(
    ("elected", "expected"), [(True, "met"), (False, "unmet"), (None, "not asked")]
)
def test_a_board_is_elected_and_revocable(*, elected: bool | None, expected: str) -> None:
    """By the general meeting."""
    facts = BoardFacts(is_elected=elected)

    assert verdict("fr.coop.board_elected", facts, decision=TODAY) == expected


@pytest.mark.parametrize(
    ("form", "seats", "expected"),
    [
        ("sa", 2, "unmet"),
        ("sa", 3, "met"),
        ("sa", 18, "met"),
        ("sa", 19, "unmet"),
        ("sas", 19, "not asked"),
        ("sa", None, "not asked"),
    ],
)
def test_a_public_company_has_from_three_to_eighteen_directors(
    form: str, seats: int | None, expected: str
) -> None:
    """Both ends are allowed."""
    found = verdict(
        "fr.sa.board_seats",
        BoardFacts(seats=seats),
        CooperativeFacts(legal_form=form),
        decision=TODAY,
    )

    assert found == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("fr.scic.audited_within_five_years", Confidence.READ),
        ("fr.scic.project_reported", Confidence.SECONDARY),
        ("fr.coop.assembly_each_year", Confidence.SECONDARY),
        ("fr.coop.assembly_within_twelve_months", Confidence.INFERRED),
        ("fr.coop.board_term", Confidence.SECONDARY),
        ("fr.sa.board_seats", Confidence.READ),
    ],
)
def test_each_rule_says_how_well_it_is_known(rule: str, expected: Confidence) -> None:
    """As far as its text was read, and no further."""
    assert {weakest((one.source,)) for one in PACK.rules if one.id == rule} == {expected}
