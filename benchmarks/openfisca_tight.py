"""
The rule in OpenFisca as one writes it who knows numpy and wants speed, and no reasons.

One formula for all conditions, days of birth compared with two days, codes and bands looked up in
arrays made beforehand.
"""

from typing import Any

import numpy as np
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from benchmarks.figures import SCHEMES, STANDARD, TOWNS, Bands
from benchmarks.openfisca_country import country, variable

_PAYS = np.array([code in STANDARD.towns for code in TOWNS])
_NEEDS_NO_DISABILITY = np.array([code in STANDARD.schemes for code in SCHEMES])


def _granted(child: Any, period: Any, parameters: Any) -> Any:  # noqa: ANN401 - the signature of OpenFisca's formulas
    law, birth, today = parameters(period), child("birth", period), period.start
    return (
        (birth <= np.datetime64(today.offset(-law.age_from, "year").date))
        & (birth > np.datetime64(today.offset(-law.age_to - 1, "year").date))
        & _PAYS[np.asarray(child("town", period))]
        & (child("priority", period) | (child("quotient", period) <= law.quotient_most))
        & (child("disability", period) | _NEEDS_NO_DISABILITY[np.asarray(child("scheme", period))])
        & (child("fee_paid", period) >= np.datetime64(today.offset(-law.months, "month").date))
        & child("enrolled", period)
        & (child("income", period) * 20 <= child("shares", period) * law.income_ceiling)
    )


def _price(child: Any, period: Any, parameters: Any) -> Any:  # noqa: ANN401 - as above
    law, quotient = parameters(period), child("quotient", period)
    effort = quotient * _by(child("household", period), STANDARD.rates)
    clamped = np.clip((effort + 5_000) // 10_000, law.floor, law.ceiling)
    return (clamped * _by(quotient, STANDARD.reductions) + 50) // 100


def system() -> TaxBenefitSystem:
    """Return the country, with two formulas."""
    return country(
        variable("granted", bool, formula=_granted), variable("price", int, formula=_price)
    )


def _by(x: Any, bands: Bands) -> Any:  # noqa: ANN401 - an array
    return np.array(bands.values, np.int32)[np.searchsorted(bands.bounds, x, side="right")]
