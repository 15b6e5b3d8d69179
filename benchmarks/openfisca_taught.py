"""
The rule as OpenFisca teaches it: a variable for the age and for each condition, scales of law.

The age is worked out as in the country template that OpenFisca gives to newcomers.  A variable for
each condition is what lets OpenFisca say which of them fail.
"""

from functools import reduce
from operator import and_
from typing import Any

import numpy as np
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from benchmarks.figures import STANDARD
from benchmarks.openfisca_country import Scheme, Town, country, variable

_TOWNS = [Town[f"town_{code}"].index for code in STANDARD.towns]
_SCHEMES = [Scheme[code].index for code in STANDARD.schemes]

CONDITIONS = (
    "old_enough",
    "young_enough",
    "town_pays",
    "neighbourhood_or_quotient",
    "disability_or_scheme",
    "fee_within_months",
    "is_enrolled",
    "income_under_ceiling",
)


def _age(child: Any, period: Any) -> Any:  # noqa: ANN401 - the signature of OpenFisca's formulas
    birth = child("birth", period)
    year = birth.astype("datetime64[Y]").astype(int) + 1970
    month = birth.astype("datetime64[M]").astype(int) % 12 + 1
    day = (birth - birth.astype("datetime64[M]") + 1).astype(int)
    today = period.start
    is_birthday_past = (month < today.month) + (month == today.month) * (day <= today.day)
    return (today.year - year) - np.where(is_birthday_past, 0, 1)


def _old_enough(child: Any, period: Any, parameters: Any) -> Any:  # noqa: ANN401 - as above
    return child("age", period) >= parameters(period).age_from


def _young_enough(child: Any, period: Any, parameters: Any) -> Any:  # noqa: ANN401 - as above
    return child("age", period) <= parameters(period).age_to


def _town_pays(child: Any, period: Any) -> Any:  # noqa: ANN401 - as above
    return np.isin(child("town", period), _TOWNS)


def _neighbourhood_or_quotient(child: Any, period: Any, parameters: Any) -> Any:  # noqa: ANN401 - as above
    under = child("quotient", period) <= parameters(period).quotient_most
    return child("priority", period) + under


def _disability_or_scheme(child: Any, period: Any) -> Any:  # noqa: ANN401 - as above
    return child("disability", period) + np.isin(child("scheme", period), _SCHEMES)


def _fee_within_months(child: Any, period: Any, parameters: Any) -> Any:  # noqa: ANN401 - as above
    since = period.start.offset(-parameters(period).months, "month").date
    return child("fee_paid", period) >= np.datetime64(since)


def _is_enrolled(child: Any, period: Any) -> Any:  # noqa: ANN401 - as above
    return child("enrolled", period)


def _income_under_ceiling(child: Any, period: Any, parameters: Any) -> Any:  # noqa: ANN401 - as above
    limit = child("shares", period) * parameters(period).income_ceiling
    return child("income", period) * 20 <= limit


def _granted(child: Any, period: Any) -> Any:  # noqa: ANN401 - as above
    return reduce(and_, (child(name, period) for name in CONDITIONS))


def _price(child: Any, period: Any, parameters: Any) -> Any:  # noqa: ANN401 - as above
    law = parameters(period)
    quotient = child("quotient", period)
    rate = law.rates.calc(child("household", period)).astype(int)
    clamped = np.clip((quotient * rate + 5_000) // 10_000, law.floor, law.ceiling)
    return (clamped * law.reductions.calc(quotient).astype(int) + 50) // 100


def system() -> TaxBenefitSystem:
    """Return the country, with a variable for everything that has a name."""
    formulas = (
        _old_enough, _young_enough, _town_pays, _neighbourhood_or_quotient,
        _disability_or_scheme, _fee_within_months, _is_enrolled, _income_under_ceiling,
    )  # fmt: skip
    conditions = (
        variable(name, bool, formula=formula)
        for name, formula in zip(CONDITIONS, formulas, strict=True)
    )
    return country(
        variable("age", int, formula=_age),
        *conditions,
        variable("granted", bool, formula=_granted),
        variable("price", int, formula=_price),
    )
