"""A whole year of an agreement, command by command: who owes what to whom, and since when."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from tests.unit.coproduction.convention import (
    CENTRE,
    END,
    OBLIGATIONS,
    START,
    TOWN,
    agreement,
    asked,
    books,
    promise,
    refused,
)

from essmodel.coproduction.agreement_books import AgreementBooks, AgreementCommand
from essmodel.coproduction.agreement_event import Signed
from essmodel.coproduction.balance import balances
from essmodel.coproduction.carrying_out import Ask, Deliver, PayOut, Report, Sign, Waive
from essmodel.coproduction.changing import (
    AmendAgreement,
    DeclareCrisis,
    EndCrisis,
    Renew,
    Terminate,
)
from essmodel.coproduction.delay import Delay
from essmodel.coproduction.funding import Shortfall, shortfalls
from essmodel.coproduction.going_wrong import Claim, Cure, NotifyBreach, Withhold
from essmodel.coproduction.occurrence import Due, DutyStanding
from essmodel.coproduction.remedy import Remedy, RemedyKind
from essmodel.coproduction.timing import THROUGHOUT, AfterDone, OnDay
from essmodel.errors import InvalidValueError
from essmodel.journal.command import Refused
from essmodel.journal.entry import Correction
from essmodel.values.money import Money

REPORT = Deliver(agreement="pact", obligation="report", evidence="the report of 2020")
FIRST = PayOut(agreement="pact", obligation="first-half", amount=Money(50_000_00))
BREACH = NotifyBreach(agreement="pact", obligation="report", by=TOWN, why="no report came")
LATE = date(2020, 10, 1)
"""The day after the one on which the report is due."""


def standing(found: AgreementBooks, obligation: str, on: date) -> list[str]:
    """Return how each time of an obligation stands on a day."""
    duties = found.ledger.record("pact").duties_of(obligation)
    return [one.standing(on).value for one in duties]


def days(found: AgreementBooks, obligation: str) -> list[str]:
    """Return the days on which an obligation is due."""
    return [one.due_on.isoformat() for one in found.ledger.record("pact").duties_of(obligation)]


def lived(*commands: tuple[date, AgreementCommand]) -> AgreementBooks:
    """Return the books after commands that are all accepted."""
    found = books()
    for on, command in commands:
        found = asked(found, command, on)
    return found


def test_nothing_is_due_before_all_have_signed() -> None:
    """What was due before the last signature is due on its day."""
    drawn_up = AgreementBooks(drawn_up=(agreement(),))
    once = asked(drawn_up, Sign(agreement="pact", party=TOWN), START)
    both = asked(once, Sign(agreement="pact", party=CENTRE), date(2020, 4, 15))

    assert [list(one.ledger.duties()) for one in (drawn_up, once)] == [[], []]
    assert both.ledger.record("pact").signed_on == date(2020, 4, 15)
    in_force = [one.ledger.record("pact").is_in_force(date(2020, 4, 15)) for one in (once, both)]
    assert in_force == [False, True]
    assert days(both, "first-half") == ["2020-04-15"]
    assert days(both, "programme")[:2] == ["2020-04-15", "2020-04-30"]


def test_what_is_due_is_listed_the_earliest_first() -> None:
    """To the last day on which it may be done, and no more once it is done."""
    found = books()
    paid = asked(found, FIRST, date(2020, 3, 31))

    assert [str(one.name) for one in found.ledger.due(until=date(2020, 4, 30))] == [
        "programme/2020-01-31",
        "first-half/2020-03-31",
        "programme/2020-04-30",
    ]
    assert "first-half" not in {one.obligation.id for one in paid.ledger.due(until=END)}
    assert standing(found, "first-half", date(2020, 3, 31)) == ["to_come"]
    assert standing(found, "first-half", date(2020, 4, 1)) == ["late"]
    assert standing(paid, "first-half", END) == ["done"]


def test_what_waits_for_a_report_is_due_after_it() -> None:
    """Thirty days after the day on which it came, whatever the day on which it was due."""
    found = lived((date(2020, 10, 12), REPORT))

    assert standing(found, "report", END) == ["done_late"]
    assert days(found, "second-half") == ["2020-11-11"]
    assert days(books(), "second-half") == []


def test_a_payment_is_made_in_parts() -> None:
    """It is done on the day of the last one."""
    half = evolve(FIRST, amount=Money(25_000_00))
    found = lived((date(2020, 3, 1), half))
    done = asked(found, half, date(2020, 4, 2))

    assert standing(found, "first-half", date(2020, 3, 1)) == ["to_come"]
    assert standing(done, "first-half", END) == ["done_late"]
    assert refused(done, half, date(2020, 4, 3)) == ["nothing_open"]
    assert refused(found, FIRST, date(2020, 4, 3)) == ["agreement_owes_less"]


def test_balances_are_kept_to_the_cent() -> None:
    """Promised, due, paid and owed, between each two."""
    found = lived((date(2020, 3, 1), evolve(FIRST, amount=Money(12_345_67))), (LATE, REPORT))

    (balance,) = balances(found.ledger.duties(), on=LATE)

    assert (balance.payer, balance.payee) == (TOWN, CENTRE)
    assert (balance.promised, balance.fallen_due) == (Money(100_000_00), Money(50_000_00))
    assert (balance.paid, balance.owed) == (Money(12_345_67), Money(37_654_33))


def test_what_is_asked_for_is_due_on_request() -> None:
    """Once for each day on which it was asked for."""
    asking = Ask(agreement="pact", obligation="books")
    found = lived((date(2020, 5, 4), asking))

    assert days(found, "books") == ["2020-05-19"]
    assert refused(found, asking, date(2020, 5, 4)) == ["asked_before"]
    assert days(asked(found, asking, date(2020, 5, 5)), "books") == ["2020-05-19", "2020-05-20"]


def test_figures_are_reported() -> None:
    """With their day and what shows them."""
    report = Report(agreement="pact", indicator="families", value=Decimal(212), evidence="list")
    found = lived((date(2020, 12, 1), report))

    (figure,) = found.ledger.record("pact").figures
    assert (figure.value, figure.on, figure.evidence) == (Decimal(212), date(2020, 12, 1), "list")


def test_what_is_waived_is_owed_no_more() -> None:
    """And what waited for it comes due."""
    waive = Waive(agreement="pact", obligation="report", by=TOWN, why="the crisis")
    found = lived((date(2020, 9, 1), waive))

    assert standing(found, "report", END) == ["waived"]
    assert days(found, "second-half") == ["2020-10-01"]
    assert [one.owed for one in found.ledger.record("pact").duties_of("report")] == [Money(0)]


def test_a_breach_is_notified_and_made_good() -> None:
    """In fifteen days; after them it is uncured until it is done late."""
    found = lived((LATE, BREACH))
    cured = asked(found, REPORT, date(2020, 10, 16))
    late = asked(found, REPORT, date(2020, 10, 17))

    assert standing(found, "report", date(2020, 10, 16)) == ["notified"]
    assert standing(found, "report", date(2020, 10, 17)) == ["uncured"]
    assert all(DutyStanding(one).is_late for one in ("late", "notified", "uncured"))
    assert standing(cured, "report", END) == ["cured"]
    assert standing(late, "report", END) == ["done_late"]
    assert refused(found, BREACH, LATE) == ["breach_notified"]


def test_what_is_not_cured_is_kept_back_from_a_payment() -> None:
    """Once, and no more than is still to be paid."""
    withhold = Withhold(agreement="pact", obligation="report", payment="first-half")
    day = date(2020, 10, 17)
    found = lived((LATE, BREACH))
    kept = asked(found, withhold, day)

    (payment,) = kept.ledger.record("pact").duties_of("first-half")
    assert (payment.performance.withheld, payment.owed) == (Money(5_000_00), Money(45_000_00))
    assert refused(found, withhold, date(2020, 10, 16)) == ["no_uncured_breach"]
    assert refused(kept, withhold, day) == ["no_uncured_breach"]
    rest = asked(kept, evolve(FIRST, amount=Money(45_000_00)), day)
    paid = rest.ledger.record("pact").duty(Due("first-half", date(2020, 3, 31)))
    assert paid is not None
    assert paid.standing(END) is DutyStanding.DONE_LATE


def test_all_that_is_left_may_be_kept_back() -> None:
    """Then nothing is owed, and the payment is done."""
    most = evolve(FIRST, amount=Money(45_000_00))
    withhold = Withhold(agreement="pact", obligation="report", payment="first-half")

    found = lived((date(2020, 3, 1), most), (LATE, BREACH), (date(2020, 10, 17), withhold))

    assert standing(found, "first-half", END) == ["done_late"]
    paid = lived((date(2020, 3, 1), evolve(most, amount=Money(46_000_00))), (LATE, BREACH))
    assert refused(paid, withhold, date(2020, 10, 17)) == ["withheld_too_much"]


def test_what_is_kept_throughout_is_broken_and_cured() -> None:
    """A door that stayed shut: notified, made good, or paid for."""
    shut = NotifyBreach(agreement="pact", obligation="opening", by=TOWN, why="shut for a week")
    cure = Cure(agreement="pact", obligation="opening", evidence="open again since Monday")
    claim = Claim(agreement="pact", obligation="opening")
    found = lived((date(2020, 2, 3), shut))

    assert refused(found, shut, date(2020, 2, 4)) == ["breach_notified"]
    assert refused(found, claim, date(2020, 2, 11)) == ["no_uncured_breach"]
    cured = asked(found, cure, date(2020, 2, 11))
    assert refused(cured, cure, date(2020, 2, 12)) == ["no_breach_running"]
    assert refused(cured, claim, date(2020, 3, 1)) == ["no_uncured_breach"]
    claimed = asked(found, claim, date(2020, 2, 12))
    (penalty,) = claimed.ledger.record("pact").duties_of("opening.penalty.2020-02-03")
    assert (penalty.due_on, penalty.owed) == (date(2020, 3, 12), Money(1_000_00))
    pay = PayOut(agreement="pact", obligation=penalty.obligation.id, amount=Money(1_000_00))
    paid = asked(claimed, pay, date(2020, 3, 1))
    assert {(one.payer, one.paid) for one in balances(paid.ledger.duties(), on=END)} == {
        (TOWN, Money(0)),
        (CENTRE, Money(1_000_00)),
    }


def test_a_crisis_puts_off_and_lifts_deadlines() -> None:
    """Those in it, and only where the clause names them; an early end brings them forward."""
    crisis = DeclareCrisis(agreement="pact", by=CENTRE, why="epidemic", until=date(2020, 11, 1))
    found = lived((date(2020, 9, 30), crisis))
    ended = asked(found, EndCrisis(agreement="pact"), date(2020, 10, 5))

    assert days(found, "report") == ["2020-11-01"]
    assert days(found, "programme") == ["2020-01-31", "2020-04-30", "2020-07-31"]
    assert days(found, "first-half") == ["2020-03-31"]
    assert days(ended, "report") == ["2020-10-05"]
    assert "2020-10-31" in days(ended, "programme")
    assert refused(found, crisis, LATE) == ["crisis_on"]
    spring = evolve(crisis, until=date(2020, 4, 15))
    assert days(lived((date(2020, 3, 17), spring)), "first-half") == ["2020-03-31"]
    assert refused(ended, EndCrisis(agreement="pact"), date(2020, 10, 5)) == ["no_crisis"]


def test_an_amendment_leaves_what_was_due_before_it() -> None:
    """Deadlines of the day itself are those of the new text."""
    text = agreement(
        obligations=(*OBLIGATIONS[1:], promise("minutes", CENTRE, OnDay(date(2020, 3, 31))))
    )
    amend = AmendAgreement(agreement="pact", text=text, consents=(TOWN, CENTRE))
    before = asked(books(), amend, date(2020, 3, 31))
    after = asked(books(), amend, date(2020, 4, 1))

    assert (days(before, "first-half"), days(before, "minutes")) == ([], ["2020-03-31"])
    assert (days(after, "first-half"), days(after, "minutes")) == (["2020-03-31"], [])
    assert after.ledger.record("pact").obligation("first-half") is not None


def test_a_renewal_waits_for_its_gate() -> None:
    """The report comes first; the deadlines of the new year follow."""
    renew = Renew(agreement="pact")
    reported = lived((date(2020, 9, 1), REPORT))
    renewed = asked(reported, renew, date(2020, 11, 1))

    assert refused(books(), renew, date(2020, 9, 1)) == ["renewal_gate"]
    assert refused(reported, renew, date(2020, 11, 2)) == ["renewal_too_late"]
    assert renewed.ledger.record("pact").end == date(2022, 1, 1)
    assert days(renewed, "programme")[-1] == "2021-10-31"
    assert days(renewed, "accounts") == ["2022-07-01"]
    assert days(renewed, "review") == ["2021-11-01"]
    assert refused(renewed, renew, date(2021, 10, 1)) == ["renewed_enough"]


def test_it_ends_by_consent_by_notice_or_for_a_breach() -> None:
    """Deadlines from then on lapse, and what is due after the end is due sooner."""
    may_end = Remedy(kind=RemedyKind.TERMINATE)
    end = Terminate(agreement="pact", by=TOWN, ends_on=date(2020, 6, 1), ground="no more need")
    ended = asked(books(), end, date(2020, 3, 1))
    kept = promise("rent", CENTRE, THROUGHOUT, remedy=may_end)
    sublet = books(obligations=(kept,), renewal=None, crisis=None, notice=None)
    told = asked(
        sublet,
        NotifyBreach(agreement="pact", obligation="rent", by=TOWN, why="sublet"),
        date(2020, 2, 1),
    )

    assert ended.ledger.record("pact").end == date(2020, 6, 1)
    assert days(ended, "accounts") == ["2020-12-01"]
    assert days(ended, "report") == []
    assert refused(books(), end, date(2020, 3, 2)) == ["notice_too_short"]
    agreed = asked(books(), evolve(end, consents=(TOWN, CENTRE)), date(2020, 6, 1))
    assert agreed.ledger.record("pact").end == date(2020, 6, 1)
    again = ["ended_before", "ends_when", "notice_too_short"]
    assert refused(ended, end, date(2020, 3, 2)) == again
    assert refused(sublet, end, date(2020, 2, 1)) == ["no_notice_clause"]
    assert asked(told, end, date(2020, 2, 2)).ledger.record("pact").end == date(2020, 6, 1)
    assert refused(told, evolve(end, by=CENTRE), date(2020, 2, 2)) == ["no_notice_clause"]


def refusal(command: AgreementCommand, reasons: list[str], on: date = START) -> Any:  # noqa: ANN401 - a row
    """Return a row of the table below."""
    return pytest.param(command, on, reasons, id=f"{type(command).__name__}-{'-'.join(reasons)}")


OTHER = agreement(
    id="other",
    start=date(2019, 12, 31),
    end=date(2020, 2, 1),
    obligations=(),
    renewal=None,
    crisis=None,
)


@pytest.mark.parametrize(
    ("command", "on", "reasons"),
    [
        refusal(Sign(agreement="pact", party="nobody"), ["no_party_of_agreement"]),
        refusal(Sign(agreement="pact", party=TOWN), ["signed_before", "agreement_over"], END),
        refusal(Ask(agreement="pact", obligation="none"), ["obligation_unknown"]),
        refusal(
            Ask(agreement="pact", obligation="report"), ["agreement_over", "not_on_request"], END
        ),
        refusal(Deliver(agreement="pact", obligation="none"), ["obligation_unknown"]),
        refusal(Deliver(agreement="pact", obligation="first-half"), ["paid_not_delivered"]),
        refusal(Deliver(agreement="pact", obligation="report"), ["evidence_missing"]),
        refusal(
            Deliver(agreement="pact", obligation="programme", since=date(2020, 2, 1)),
            ["nothing_open"],
        ),
        refusal(
            PayOut(agreement="pact", obligation="programme", amount=Money(0)),
            ["amount_not_positive", "delivered_not_paid"],
        ),
        refusal(
            PayOut(agreement="pact", obligation="none", amount=Money(1)), ["obligation_unknown"]
        ),
        refusal(
            Report(agreement="pact", indicator="none", value=Decimal(1)), ["indicator_unknown"]
        ),
        refusal(
            Waive(agreement="pact", obligation="report", by=CENTRE, why=" "),
            ["waived_without_reason", "owed_to_another"],
        ),
        refusal(
            Waive(agreement="pact", obligation="none", by=CENTRE, why="because"),
            ["obligation_unknown"],
        ),
        refusal(
            NotifyBreach(agreement="pact", obligation="none", by="nobody", why=""),
            ["no_party_of_agreement", "breach_without_reason", "obligation_unknown"],
        ),
        refusal(evolve(BREACH, by=CENTRE), ["breach_of_ones_own"], LATE),
        refusal(BREACH, ["not_late_yet"], date(2020, 9, 30)),
        refusal(evolve(BREACH, since=date(2020, 9, 29)), ["nothing_open"], LATE),
        refusal(evolve(BREACH, obligation="may-let"), ["nothing_to_breach"], LATE),
        refusal(
            Cure(agreement="pact", obligation="none", evidence=""),
            ["obligation_unknown", "cured_without_evidence"],
        ),
        refusal(Claim(agreement="pact", obligation="none"), ["obligation_unknown"]),
        refusal(
            Claim(agreement="pact", obligation="accounts"),
            ["no_such_remedy", "no_uncured_breach"],
        ),
        refusal(
            Claim(agreement="pact", obligation="report"), ["other_remedy", "no_uncured_breach"]
        ),
        refusal(
            Withhold(agreement="pact", obligation="report", payment="programme"),
            ["no_uncured_breach", "withheld_from_whom"],
        ),
        refusal(
            Withhold(agreement="pact", obligation="none", payment="none"),
            ["obligation_unknown", "obligation_unknown"],
        ),
        refusal(
            AmendAgreement(agreement="pact", text=OTHER, consents=(TOWN,)),
            ["consent_missing", "amended_into_another", "start_amended", "amended_into_the_past"],
            date(2020, 2, 1),
        ),
        refusal(
            AmendAgreement(
                agreement="pact", text=agreement(contributions=()), consents=(TOWN, CENTRE)
            ),
            ["agreement_uncovered"],
        ),
        refusal(
            Terminate(agreement="pact", by="nobody", ends_on=END, ground=" "),
            ["no_party_of_agreement", "ended_without_ground", "ends_when"],
        ),
        refusal(
            DeclareCrisis(agreement="pact", by="nobody", why=" ", until=date(2020, 4, 30)),
            ["no_party_of_agreement", "crisis_without_reason"],
        ),
        refusal(
            DeclareCrisis(agreement="pact", by=TOWN, why="flood", until=date(2020, 5, 1)),
            ["crisis_too_long"],
        ),
        refusal(
            Report(agreement="none", indicator="none", value=Decimal(1)), ["agreement_unknown"]
        ),
    ],
)
def test_a_command_is_refused_for_all_reasons(
    command: AgreementCommand, on: date, reasons: list[str]
) -> None:
    """And then nothing has happened."""
    assert refused(books(), command, on) == reasons


def test_clauses_that_are_not_there_give_no_power() -> None:
    """Nothing is renewed or put off that the agreement does not provide for."""
    bare = books(renewal=None, crisis=None)
    crisis = DeclareCrisis(agreement="pact", by=TOWN, why="flood", until=date(2020, 2, 1))
    end = Terminate(
        agreement="pact",
        by=TOWN,
        ends_on=date(2020, 6, 1),
        ground="done",
        consents=(TOWN, CENTRE),
    )
    ended = asked(books(), end, START)

    assert refused(bare, Renew(agreement="pact"), START) == ["no_renewal"]
    assert refused(bare, crisis, START) == ["no_crisis_clause"]
    assert refused(ended, Renew(agreement="pact"), START) == ["renewal_of_what_ends"]


def test_nothing_is_done_before_all_have_signed() -> None:
    """The other party has to sign first."""
    drawn_up = AgreementBooks(drawn_up=(agreement(),))

    assert refused(
        drawn_up, Report(agreement="pact", indicator="families", value=Decimal(1)), START
    ) == ["agreement_unsigned"]
    assert refused(drawn_up, Ask(agreement="pact", obligation="books"), START) == [
        "agreement_unsigned"
    ]


def test_nobody_signs_what_nobody_funds() -> None:
    """What is paid after a report counts on the day on which that is due."""
    (money,) = agreement().contributions
    half = agreement(contributions=(evolve(money, amount=Money(60_000_00)),))
    next_day = AfterDone(obligation="a", delay=Delay(days=1))
    twice = agreement(
        obligations=(
            promise("a", TOWN, OnDay(START), amount=Money(1)),
            promise("b", TOWN, next_day, amount=Money(1)),
        ),
        contributions=(evolve(money, amount=Money(1)),),
        renewal=None,
        crisis=None,
    )
    drawn_up = AgreementBooks(drawn_up=(half,))

    assert shortfalls(half) == (
        Shortfall(
            party=TOWN, on=date(2020, 10, 30), due=Money(100_000_00), committed=Money(60_000_00)
        ),
    )
    assert [one.on for one in shortfalls(twice)] == [date(2020, 1, 2)]
    assert refused(drawn_up, Sign(agreement="pact", party=TOWN), START) == ["agreement_uncovered"]
    assert shortfalls(agreement()) == ()


def test_books_tell_any_day_and_take_corrections() -> None:
    """What happened later is not known; what was written by mistake is corrected, not undone."""
    found = lived((date(2020, 3, 1), FIRST))
    wrong = found.corrected(Correction(corrects=3, why="a slip"), recorded_on=date(2020, 3, 2))

    assert len(found.on(date(2020, 2, 1)).due(until=date(2020, 3, 31))) == 2
    assert len(found.on(date(2020, 3, 1)).due(until=date(2020, 3, 31))) == 1
    assert standing(wrong, "first-half", END) == ["late"]
    assert isinstance(found.asked(REPORT, on=date(2020, 2, 1)), Refused)
    with pytest.raises(InvalidValueError, match="no agreement 'none'"):
        found.ledger.record("none")


def test_events_say_to_which_agreement_they_happened() -> None:
    """Two agreements of one journal do not touch each other."""
    two = AgreementBooks(drawn_up=(agreement(), agreement(id="other")))
    found = asked(two, Sign(agreement="other", party=TOWN), START)

    assert [one.signed for one in found.ledger.records] == [(), ((TOWN, START),)]
    assert [one.event for one in found.journal.events()] == [Signed(agreement="other", party=TOWN)]
