"""
The rule as a careful programmer writes it in Python, for one mapping of facts.

A fact is read by its path; absent or ``None`` is unknown.  The days between which a birth must lie
are worked out once, as anyone would who decides many cases on one day.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import Any

from benchmarks.figures import STANDARD

Facts = Mapping[str, Any]

_LAST_BIRTH = date(2023, 11, 22)
_BORN_AFTER = date(2008, 11, 22)
_FEE_SINCE = date(2025, 11, 22)
_TOWNS = frozenset(STANDARD.towns)
_SCHEMES = frozenset(STANDARD.schemes)
_QUOTIENT_MOST = STANDARD.quotient_most
_INCOME_CEILING = STANDARD.income_ceiling
_RATE_BOUNDS, _RATES = STANDARD.rates
_REDUCTION_BOUNDS, _REDUCTIONS = STANDARD.reductions
_FLOOR, _CEILING = STANDARD.floor, STANDARD.ceiling


def granted_two_valued(facts: Facts) -> bool:
    """Decide a case of which every fact is known."""
    return (
        _BORN_AFTER < facts["child.birth"] <= _LAST_BIRTH
        and facts["child.town"] in _TOWNS
        and (facts["child.priority"] or facts["child.quotient"] <= _QUOTIENT_MOST)
        and (facts["child.disability"] or facts["child.scheme"] in _SCHEMES)
        and facts["child.fee_paid"] >= _FEE_SINCE
        and facts["child.enrolled"]
        and facts["child.income"] * 20 <= _INCOME_CEILING * facts["child.shares"]
    )


def granted(facts: Facts) -> bool | None:  # noqa: C901, PLR0912 - one branch a condition
    """Decide a case: a "no" wins over what is unknown; ``None`` where nobody can tell."""
    get = facts.get
    is_open = False
    birth = get("child.birth")
    if birth is None:
        is_open = True
    elif not _BORN_AFTER < birth <= _LAST_BIRTH:
        return False
    town = get("child.town")
    if town is None:
        is_open = True
    elif town not in _TOWNS:
        return False
    priority = get("child.priority")
    if not priority:
        quotient = get("child.quotient")
        if quotient is None:
            is_open = True
        elif quotient > _QUOTIENT_MOST:
            if priority is not None:
                return False
            is_open = True
        # at most the limit: met, whatever the neighbourhood
    disability = get("child.disability")
    if not disability:
        scheme = get("child.scheme")
        if scheme is None:
            is_open = True
        elif scheme not in _SCHEMES:
            if disability is not None:
                return False
            is_open = True
    fee_paid = get("child.fee_paid")
    if fee_paid is None:
        is_open = True
    elif fee_paid < _FEE_SINCE:
        return False
    enrolled = get("child.enrolled")
    if enrolled is None:
        is_open = True
    elif not enrolled:
        return False
    income = get("child.income")
    shares = get("child.shares")
    if income is None or shares is None:
        is_open = True
    elif income * 20 > _INCOME_CEILING * shares:
        return False
    return None if is_open else True


def price(facts: Facts) -> int | None:
    """Return the price in cents; ``None`` where a fact that it needs is unknown."""
    quotient = facts.get("child.quotient")
    household = facts.get("child.household")
    if quotient is None or household is None:
        return None
    effort = quotient * _RATES[bisect_right(_RATE_BOUNDS, household)]
    cents = (effort + 5_000) // 10_000  # never negative, so that up is away from zero
    cents = max(_FLOOR, min(_CEILING, cents))
    reduced: int = (cents * _REDUCTIONS[bisect_right(_REDUCTION_BOUNDS, quotient)] + 50) // 100
    return reduced


def decided(facts: Facts) -> bool | None:
    """Decide a case whose price must be known too."""
    answer = granted(facts)
    return None if answer and price(facts) is None else answer
