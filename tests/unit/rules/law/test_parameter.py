"""
A legal figure on the days around its changes.

The real one: the cap on the interest paid on co-operative capital.  Until February 2016 it was the
bonds' average yield of the year before; then, the mean of three years; since 2016-12-11 two points
more.  The day of the first change is known only to the month.  The rates are those of the general
meetings of 2015, 2016 and 2017 [secondary: blogavocat.fr, patricia.hirsch, 2017-09].
"""

from datetime import date
from fractions import Fraction

import pytest

from essmodel.errors import InvalidValueError, NoLawInForceError
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.law.parameter import Enacted, Local, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.values.period import Day, DayWithin, Period
from essmodel.values.proportion import Proportion

FEBRUARY_2016 = DayWithin.month(2016, 2)
SAPIN_2 = date(2016, 12, 11)
SOURCE = LegalSource(
    kind=SourceKind.ACT,
    title="loi n° 47-1775 du 10 septembre 1947",
    article="art. 14",
    confidence=Confidence.SECONDARY,
)
LAST_YEAR = Proportion(Fraction(189, 10_000))
THREE_YEARS = Proportion(Fraction(181, 10_000))
TWO_POINTS_MORE = Proportion(Fraction(32_267, 1_000_000))


def enacted(value: Proportion, period: Period) -> Enacted[Proportion]:
    """Make one value of the cap."""
    return Enacted(value=value, period=period, source=SOURCE)


CAP = Parameter[Proportion](
    id="fr.interest_cap",
    label=Text(en="cap on the interest on shares", fr="plafond de l’intérêt aux parts"),
    datatype=Number(places=6),
    enacted=(
        enacted(LAST_YEAR, Period(end=FEBRUARY_2016)),
        enacted(THREE_YEARS, Period(start=FEBRUARY_2016, end=SAPIN_2)),
        enacted(TWO_POINTS_MORE, Period(start=SAPIN_2)),
    ),
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2016, 1, 31), LAST_YEAR),
        (date(2016, 2, 29), THREE_YEARS),
        (date(2016, 3, 1), THREE_YEARS),
        (date(2016, 12, 10), THREE_YEARS),
        (date(2016, 12, 11), TWO_POINTS_MORE),
        (date(2016, 12, 12), TWO_POINTS_MORE),
    ],
)
def test_day_of_the_change_belongs_to_the_new_law(day: date, expected: Proportion) -> None:
    """The day before, the day of, and the day after."""
    assert CAP.on(day).value == expected


@pytest.mark.parametrize("day", [date(2016, 2, 1), date(2016, 2, 15), date(2016, 2, 28)])
def test_month_of_a_change_known_to_the_month_has_two_readings(day: date) -> None:
    """Nobody says which of them was the law."""
    assert [one.value for one in CAP.readings(day)] == [LAST_YEAR, THREE_YEARS]
    with pytest.raises(NoLawInForceError, match="two values of cap on the interest on shares"):
        CAP.on(day)


def test_unknown_day_has_every_reading() -> None:
    """Any version may govern."""
    assert CAP.readings(None) == CAP.enacted


def test_doubtful_day_around_a_change_has_both_readings() -> None:
    """Between the day before and the day of."""
    readings = CAP.readings(DayWithin(date(2016, 12, 10), date(2016, 12, 11)))

    assert [one.value for one in readings] == [THREE_YEARS, TWO_POINTS_MORE]


@pytest.mark.parametrize(
    ("day", "english", "french"),
    [
        (
            date(2001, 7, 17),
            "there was no law on cap on 17 July 2001; ask about a day on which there was",
            (
                "il n’y avait pas de droit sur cap le 17 juillet 2001\u00a0; "
                "interrogez un jour où il y en avait"
            ),
        ),
        (
            DayWithin.month(2001, 6),
            (
                "there was no law on cap on some day from 1 June 2001 to 30 June 2001; "
                "ask about a day on which there was"
            ),
            (
                "il n’y avait pas de droit sur cap un jour entre le 1 juin 2001 et le 30 juin 2001"
                "\u00a0; interrogez un jour où il y en avait"
            ),
        ),
    ],
)
def test_day_without_law_is_told(day: Day, english: str, french: str) -> None:
    """Absence is not zero."""
    parameter = Parameter[Proportion](
        id="cap",
        label=Text.same("cap"),
        datatype=Number(places=4),
        enacted=(enacted(LAST_YEAR, Period(start=date(2001, 7, 18))),),
    )

    with pytest.raises(NoLawInForceError) as refusal:
        parameter.on(day)

    assert refusal.value.said("en") == english
    assert refusal.value.said("fr") == french


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Period(), Period(start=SAPIN_2)),
        (Period(end=SAPIN_2), Period(start=date(2016, 12, 10))),
        (Period(start=SAPIN_2), Period(end=SAPIN_2)),
    ],
    ids=["one inside the other", "a day in common", "the newest first"],
)
def test_values_follow_each_other(first: Period, second: Period) -> None:
    """Oldest first, no two of them on one day."""
    with pytest.raises(InvalidValueError, match="end one where the other begins"):
        Parameter[Proportion](
            id="fr.cap",
            label=Text.same("cap"),
            datatype=Number(places=4),
            enacted=(enacted(LAST_YEAR, first), enacted(THREE_YEARS, second)),
        )


@pytest.mark.parametrize("by", [None, "case.town"])
def test_values_by_code_and_the_fact_that_chooses_go_together(by: str | None) -> None:
    """One without the other says nothing."""
    value: object = Local((("59512", 3),)) if by is None else 3

    with pytest.raises(InvalidValueError) as refusal:
        Parameter(
            id="fr.rate",
            label=Text.same("rate"),
            datatype=Number(),
            enacted=(Enacted(value=value, period=Period(), source=SOURCE),),
            by=by,
        )

    assert [one.id for one in refusal.value.problems] == ["local_by_what"]


def test_code_has_one_value() -> None:
    """Two would be two laws."""
    with pytest.raises(InvalidValueError, match="a code is listed twice"):
        Local((("59512", 3), ("59512", 4)))
