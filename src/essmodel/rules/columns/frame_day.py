"""Days of a rule in columns: ages, months later, days between."""

from essmodel.rules.anniversary import Birthday
from essmodel.rules.columns import day_number
from essmodel.rules.columns.namespace import Expr, Namespace


def age(birth: Expr, at: Expr, birthday: Birthday, namespace: Namespace) -> Expr:
    """Return the whole years from *birth* to *at*, negative where *at* is earlier."""
    until = _number(at, namespace)
    if birthday is Birthday.FEBRUARY_28:
        # The last day of a short February counts as its 29th, which nobody else was born on.
        one, zero = namespace.whole(1), namespace.whole(0)
        until += namespace.where(day_number.is_short_february(until), one, zero)
    return (until - _number(birth, namespace)) // namespace.whole(day_number.A_YEAR)


def months_later(day: Expr, months: int, namespace: Namespace) -> Expr:
    """Return the day *months* after; a month without that day gives its last one."""
    if namespace.is_polars:
        return day.dt.offset_by(f"{months}mo")
    return day_number.months_later(day, months, namespace.where)


def days_between(start: Expr, end: Expr, namespace: Namespace) -> Expr:
    """Return the days from *start* to *end*, negative where *end* is earlier."""
    if namespace.is_polars:
        return (end - start).dt.total_days()
    counted = (day_number.counted(one, namespace.where) for one in (start, end))
    return -next(counted) + next(counted)


def _number(day: Expr, namespace: Namespace) -> Expr:
    """Return a day as a number such as 20261122, of 64 bits from the start: months have but 8."""
    if not namespace.is_polars:
        return day
    whole, parts = namespace.of.Int64, day.dt
    return (
        parts.year().cast(whole) * day_number.A_YEAR
        + parts.month().cast(whole) * day_number.A_MONTH
        + parts.day().cast(whole)
    )
