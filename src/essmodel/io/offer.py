"""A service as a pack brings it: its words are understood once, whatever packs come beside it."""

from functools import partial

from attrs import evolve

from essmodel.coproduction.eligibility import service_rules
from essmodel.coproduction.service import Condition, Service
from essmodel.coproduction.tariff import Asked, Band, ComputedPrice, Surcharge, Table, Tariff
from essmodel.io.enactment import require_id
from essmodel.io.refusal import take_all
from essmodel.rules.declared import understood
from essmodel.rules.formula import Names
from essmodel.rules.law.source import Source
from essmodel.rules.statement import code


def service_of(entry: Service, names: Names, *, pack: str) -> Service:
    """
    Return the service that *entry* declares, its formulas typed.

    Raises:
        InvalidValueError: all that is wrong with its id, its kind, its conditions and its prices.
    """
    take_all(
        [
            ("id", "id", partial(require_id, entry.id, pack)),
            ("kind", "kind", partial(_require_kind, entry.kind, names)),
            ("rules", "", partial(service_rules, entry, names)),
        ]
    )
    return evolve(
        entry,
        conditions=tuple(_condition(one, names) for one in entry.conditions),
        tariff=_tariff(entry.tariff, names) if entry.tariff else None,
        earlier_tariffs=tuple(_tariff(one, names) for one in entry.earlier_tariffs),
    )


def _require_kind(kind: str | None, names: Names) -> None:
    if kind is not None:
        code(kind, "service_kind", names.books)


def _condition(one: Condition, names: Names) -> Condition:
    return evolve(one, requires=understood(one.requires, names, source=one.source))


def _tariff(one: Tariff, names: Names) -> Tariff:
    return evolve(
        one,
        tables=tuple(_table(table, names, one.source) for table in one.tables),
        surcharges=tuple(_surcharge(extra, names, one.source) for extra in one.surcharges),
    )


def _surcharge(one: Surcharge, names: Names, source: Source) -> Surcharge:
    when = understood(one.when, names, source=source)
    return evolve(one, when=when, price=_price(one.price, names, source))


def _table(one: Table, names: Names, source: Source) -> Table:
    read_by = one.reading or source
    return evolve(
        one,
        when=understood(one.when, names, source=source) if one.when else None,
        by=understood(one.by, names, source=source) if one.by else None,
        price=_price(one.price, names, read_by) if one.price else None,
        bands=tuple(_band(band, names, read_by) for band in one.bands),
    )


def _band(one: Band, names: Names, source: Source) -> Band:
    return evolve(one, price=_price(one.price, names, source) if one.price else None)


def _price(price: Asked, names: Names, source: Source) -> Asked:
    if isinstance(price, ComputedPrice):
        return evolve(price, formula=understood(price.formula, names, source=source))
    return price
