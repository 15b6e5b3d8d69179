"""
The rule as a competent user of polars writes it, over one column for each fact.

``&``, ``|`` and comparisons of polars keep what is unknown, as the rule needs; chains of ``when``
end without ``otherwise``, so that a null stays one.
"""

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

import polars as pl
from polars import col

from benchmarks.figures import DECIDED_ON, STANDARD, Bands, Figures
from benchmarks.task import Task


def conditions(these: Figures = STANDARD) -> dict[str, pl.Expr]:
    """Return the eight conditions."""
    return {
        "old_enough": col("child.birth") <= _months_ago(12 * these.age_from),
        "young_enough": col("child.birth") > _months_ago(12 * these.age_to + 12),
        "town_pays": col("child.town").is_in(these.towns),
        "neighbourhood_or_quotient": col("child.priority")
        | (col("child.quotient") <= these.quotient_most),
        "disability_or_scheme": col("child.disability") | col("child.scheme").is_in(these.schemes),
        "fee_within_months": col("child.fee_paid") >= _months_ago(these.months),
        "enrolled": col("child.enrolled"),
        "income_under_ceiling": col("child.income") * 20
        <= col("child.shares") * these.income_ceiling,
    }


def plan(people: pl.LazyFrame, task: Task) -> pl.LazyFrame:
    """Return the columns of one task as a plan, ready to be collected again and again."""
    match task:
        case Task.DECISION:
            return people.select(verdict=granted())
        case Task.PRICE:
            return people.select(verdict=granted(), price=price()).with_columns(**_PRICED)
        case Task.REASONS:
            names = [*conditions()]
            return (
                people.select(price=price(), **conditions())
                .select(
                    "price",
                    verdict=pl.all_horizontal(*names),
                    failed=_bits([~col(name) for name in names]),
                    undetermined=_bits([col(name).is_null() for name in names]),
                )
                .with_columns(**_PRICED)
            )


def granted(these: Figures = STANDARD) -> pl.Expr:
    """Return whether all conditions are met."""
    return pl.all_horizontal(*conditions(these).values())


def price(these: Figures = STANDARD) -> pl.Expr:
    """Return the price in cents."""
    quotient = col("child.quotient")
    effort = quotient * _by(col("child.household"), these.rates)
    clamped = ((effort + 5_000) // 10_000).clip(these.floor, these.ceiling)
    return (clamped * _by(quotient, these.reductions) + 50) // 100


def _months_ago(months: int) -> date:
    """Return the day that many months before the decisions; every month has its number."""
    year, month = divmod(DECIDED_ON.year * 12 + DECIDED_ON.month - 1 - months, 12)
    return DECIDED_ON.replace(year=year, month=month + 1)


def _by(x: pl.Expr, bands: Bands) -> pl.Expr:
    (first, *others), (least, *values) = bands
    chain: Any = pl.when(x < first).then(least)
    for bound, value in zip(others, values[:-1], strict=True):
        chain = chain.when(x < bound).then(value)
    result: pl.Expr = chain.when(x >= bands.bounds[-1]).then(values[-1])
    return result


def _bits(flags: list[pl.Expr]) -> pl.Expr:
    bits = [pl.when(flag).then(1 << bit).otherwise(0) for bit, flag in enumerate(flags)]
    return reduce(or_, bits)


_PRICED = {
    "verdict": pl.when(~col("verdict") | col("price").is_not_null()).then(col("verdict")),
    "price": pl.when(col("verdict").fill_null(value=True)).then(col("price")),
}
"""Nobody can tell about who meets all where the price is unknown; who is refused has no price."""
