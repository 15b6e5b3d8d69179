"""How agreements stand on a day, in words and as JSON; and the year that the example tells."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

import essmodel as em
from essmodel.errors import InvalidValueError
from essmodel.questions.agreements_page import Stage

ROOT = Path(__file__).parents[3]
YEAR = em.load(ROOT / "examples/social-centre-2020.yaml")


def status(on: date, agreement: str = "objectives") -> em.AgreementStatus:
    """Return one agreement of the year on a day."""
    (found,) = (one for one in em.agreements_of(YEAR, on=on) if one.agreement.id == agreement)
    return found


@pytest.mark.parametrize(
    ("on", "stage"),
    [
        (date(2020, 1, 9), Stage.DRAWN_UP),
        (date(2020, 1, 10), Stage.IN_FORCE),
        (date(2020, 12, 31), Stage.IN_FORCE),
        (date(2021, 12, 31), Stage.IN_FORCE),
        (date(2022, 1, 1), Stage.OVER),
    ],
)
def test_an_agreement_binds_from_the_last_signature_to_its_end(on: date, stage: Stage) -> None:
    """Which a renewal puts off."""
    assert status(on).stage is stage


def test_what_happened_later_is_not_known_yet() -> None:
    """On the day before the crisis the report is due on its first day; in it, at its end."""
    due = [
        one.due_on
        for on in (date(2020, 3, 16), date(2020, 3, 17))
        for one in status(on).coming
        if one.obligation.id == "interim-report"
    ]

    assert due == [date(2020, 4, 30), date(2020, 7, 1)]


def test_payments_of_the_year_sum() -> None:
    """What all pay is what all receive: 120 000 of the town, 70 000 of the fund."""
    balances = [
        balance for one in em.agreements_of(YEAR, on=date(2020, 12, 31)) for balance in one.balances
    ]
    paid = {one.payer: one.paid for one in balances}

    assert paid == {"mairie": em.Money(120_000_00), "caf": em.Money(70_000_00)}
    assert {one.payee for one in balances} == {"centre"}
    assert all(one.owed == em.Money(0) for one in balances)


def test_a_page_says_what_is_late_notified_and_kept_back() -> None:
    """Each with its deadline; the next five deadlines, and how many more there are."""
    text = (ROOT / "tests/unit/io/whole-case.yaml").read_text("utf-8")
    case = em.loads(text)
    books = em.open_agreements(case)

    (found,) = em.agreements_of(case, on=date(2020, 8, 1))
    assert found.standing is em.Standing.UNMET
    assert "late: pay half (Ville de Roncq, owed to Les Tilleuls)" in found.explain()
    assert books.ledger.record("objectives").agreement.title.en == "Objectives of 2020"
    document = found.to_dict()
    assert document["stage"] == "in_force"
    breach = em.agreements.NotifyBreach(
        agreement="objectives", obligation="report", by="mairie", why="late"
    )
    notified = em.agreements.Happening(on=date(2020, 8, 2), command=breach)
    told = evolve(case, journal=(*case.journal, notified))
    (running,) = em.agreements_of(told, on=date(2020, 8, 17))
    (over,) = em.agreements_of(told, on=date(2020, 8, 18))
    assert "it can be made good until 17 August 2020" in running.explain()
    assert "was not made good by 17 August 2020" in over.explain()


def test_a_page_shows_the_next_deadlines_only() -> None:
    """Nobody reads a hundred of them."""
    assert "more deadlines after these" in status(date(2020, 1, 10)).explain()


def test_an_agreement_of_which_nothing_is_open_says_so() -> None:
    """Neither late nor to come."""
    bare = tuple(evolve(one, obligations=(), renewal=None, crisis=None) for one in YEAR.agreements)
    (first, *_) = em.agreements_of(evolve(YEAR, agreements=bare, journal=()), on=date(2020, 1, 1))

    assert first.explain().endswith("nothing is open")
    assert first.stage is Stage.DRAWN_UP


def test_what_is_kept_back_is_said() -> None:
    """A tenth of the rest, where the report is not made good in its time."""
    breach = em.agreements.NotifyBreach(
        agreement="objectives", obligation="interim-report", by="mairie", why="no report"
    )
    withhold = em.agreements.Withhold(
        agreement="objectives", obligation="interim-report", payment="advance"
    )
    signed = [one for one in YEAR.journal if isinstance(one.command, em.agreements.Sign)]
    days = (date(2020, 5, 1), date(2020, 5, 17))
    done = (
        em.agreements.Happening(on=days[0], command=breach),
        em.agreements.Happening(on=days[1], command=withhold),
    )

    (found, *_) = em.agreements_of(evolve(YEAR, journal=(*signed, *done)), on=days[1])

    assert "of which €6,000.00 may be kept back" in found.explain()
    assert found.balances[0].withheld == em.Money(6_000_00)


def test_a_journal_that_cannot_be_is_refused_even_without_a_file() -> None:
    """With its paths, and no lines to point at."""
    one = em.agreements.Happening(
        on=date(2020, 1, 1), command=em.agreements.Sign(agreement="objectives", party="nobody")
    )
    case = evolve(YEAR, journal=(one,), origin=None)

    with pytest.raises(InvalidValueError, match=r"journal\.0: 'nobody' is no party"):
        em.open_agreements(case)


def test_an_agreement_may_be_about_a_service_of_a_pack() -> None:
    """Its whole id has a dot, and the pack is not known yet."""
    (first, *others) = YEAR.agreements
    about = evolve(first, service="town.school_meal")

    assert evolve(YEAR, agreements=(about, *others)).agreements[0].service == "town.school_meal"
    with pytest.raises(InvalidValueError, match="nothing has the id 'meal'"):
        evolve(YEAR, agreements=(evolve(first, service="meal"), *others))
