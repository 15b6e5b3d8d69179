"""A1: the forms that a SCIC may have, and its variable capital."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CooperativeFacts
from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Confidence
from essmodel.rules.verdict import Missing, Undetermined, Unsettled
from essmodel.testing import asking
from essmodel.values.period import DayWithin
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

FORM = "fr.scic.lawful_form"
CAPITAL = "fr.scic.variable_capital"


@pytest.mark.parametrize(
    ("form", "day", "expected"),
    [
        ("sa", date(2001, 7, 17), "not asked"),
        ("sa", date(2001, 7, 18), "met"),
        ("sarl", date(2001, 7, 19), "met"),
        ("sas", date(2014, 8, 1), "unmet"),
        ("sas", date(2014, 8, 2), "met"),
        ("sas", date(2014, 8, 3), "met"),
        ("sa", date(2014, 8, 2), "met"),
        ("sarl", date(2026, 11, 22), "met"),
        ("association", date(2026, 11, 22), "unmet"),
    ],
)
def test_a_simplified_company_may_be_a_scic_since_2014(form: str, day: date, expected: str) -> None:
    """Loi 2014-856, art. 33, adds the SAS to the SA and the SARL of 2001."""
    assert expected == verdict(FORM, CooperativeFacts(legal_form=form), decision=day)


def test_a_question_asked_of_a_month_is_unsettled_while_the_law_changes() -> None:
    """In August 2014 a SAS became lawful: which day of the month decides."""
    found = ask(FORM, CooperativeFacts(legal_form="sas"), decision=DayWithin.month(2014, 8))

    assert isinstance(found.verdict, Undetermined)
    assert isinstance(found.verdict.causes[0], Unsettled)


def test_a_doubt_about_the_day_does_not_matter_where_both_laws_agree() -> None:
    """A SA was lawful before and after."""
    month = DayWithin.month(2014, 8)

    assert verdict(FORM, CooperativeFacts(legal_form="sa"), decision=month) == "met"


def test_an_unknown_form_is_a_missing_fact() -> None:
    """Nobody is refused for what they did not say."""
    found = ask(FORM, CooperativeFacts(), decision=date(2026, 1, 1))

    assert found.verdict == Undetermined((Missing(frozenset({"cooperative.legal_form"})),))


@pytest.mark.parametrize(("variable", "expected"), [(True, "met"), (False, "unmet")])
def test_the_capital_is_variable(*, variable: bool, expected: str) -> None:
    """Art. 19 quinquies: "à capital variable"."""
    facts = CooperativeFacts(has_variable_capital=variable)

    assert verdict(CAPITAL, facts, decision=date(2026, 1, 1)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2001, 7, 17), "not asked"),
        (date(2001, 7, 18), "undetermined"),
        (date(2001, 7, 19), "undetermined"),
    ],
)
def test_variable_capital_may_be_unknown(day: date, expected: str) -> None:
    """A file that does not say so leaves it open, since there are SCICs."""
    assert verdict(CAPITAL, CooperativeFacts(), decision=day) == expected


def test_both_were_read() -> None:
    """The words of both versions were read: a no is a no."""
    facts = CooperativeFacts(legal_form="association", has_variable_capital=False)
    found = [ask(rule, facts, decision=date(2026, 1, 1)) for rule in (FORM, CAPITAL)]

    assert {one.confidence for one in found} == {Confidence.READ}
    assert {one.standing for one in found} == {Standing.UNMET}
