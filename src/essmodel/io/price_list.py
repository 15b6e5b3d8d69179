"""How services write their price lists: lines of bands, holes, and prices that are worked out."""

from decimal import Decimal
from functools import partial

from attrs import evolve

from essmodel.coproduction.service import Service
from essmodel.coproduction.tariff import Asked, Band, Bound, ComputedPrice, Table, Tariff
from essmodel.io.converter import Converter
from essmodel.io.grammar import SHARED
from essmodel.io.group import Group, entries_of, only_entry, read_entry, read_strictly
from essmodel.io.refusal import Step, read_parts, refusal, take_all
from essmodel.io.rule_reading import tree_of
from essmodel.io.tree import Mapping, Node
from essmodel.rules.expression import Node as Expression
from essmodel.rules.formula import Formula
from essmodel.values.money import Money

_STARTS = {"from": True, "above": False, "exactly": True}
_ENDS = {"below": False, "up_to": True, "exactly": True}


def _formula(node: Node, converter: Converter) -> Formula | Expression:
    """Read a condition or a figure: a formula, or a whole tree."""
    return tree_of(node) if isinstance(node, Mapping) else converter.read(node, Formula)


def _asked(node: Node, converter: Converter) -> Asked:
    """Read what somebody pays: an amount, or how it is worked out."""
    kind = ComputedPrice if isinstance(node, Mapping) else Money
    price: Asked = converter.reader(kind)(node)
    return price


def _band(node: Node, converter: Converter) -> Band:
    """Read ``{from: 400, below: 640, price: 1.75}`` or ``{exactly: 1900, silent: yes}``."""

    def read(mapping: Mapping) -> Band:
        steps: list[Step] = [
            ("start", "", partial(_bound, mapping, converter, forms=_STARTS)),
            ("end", "", partial(_bound, mapping, converter, forms=_ENDS)),
            ("price", "", partial(_price, mapping, converter)),
            ("rises_to", "", partial(_rises_to, mapping, converter)),
        ]
        return Band(**take_all(steps))

    keys = dict.fromkeys((*_STARTS, *_ENDS, "price", "rises_to", "silent"))
    return read_strictly(node, Group(tuple(keys), read))


def _bound(mapping: Mapping, converter: Converter, *, forms: dict[str, bool]) -> Bound | None:
    """Read where a band begins or ends; *forms* says which keys take the figure itself in."""
    entry = only_entry(mapping, tuple(forms))
    if entry is None:
        return None
    at = read_entry(entry, converter.reader(Decimal))
    return Bound(at=at, is_inside=forms[entry.key.text])


def _price(mapping: Mapping, converter: Converter) -> Asked | None:
    """Read the price of a band; none only where the list is said to be silent."""
    readers = {"price": converter.reader(Asked), "silent": converter.reader(bool)}
    entries = entries_of(mapping)
    parts = ((key, key, entries[key].value, readers[key]) for key in readers if key in entries)
    said = read_parts(parts)
    price: Asked | None = said.get("price")
    if said.get("silent"):
        if price is not None:
            raise refusal("silent_with_price", entries["silent"].key.at, path="silent")
        return None
    if price is None:
        raise refusal("keys_missing", mapping.at, keys=tuple(readers))
    return price


def _rises_to(mapping: Mapping, converter: Converter) -> Money | None:
    """Read the price at the end of a band where it slides."""
    entry = entries_of(mapping).get("rises_to")
    amount: Money | None = read_entry(entry, converter.reader(Money)) if entry else None
    return amount


PRICES = evolve(
    SHARED,
    nodes={
        **SHARED.nodes,
        Formula | Expression: _formula,
        Asked: _asked,
        Band: _band,
    },
    keys={**SHARED.keys, Table: {"in_whole_units": "whole_units"}},
    unwritten={**SHARED.unwritten, Tariff: frozenset({"currency"})},
)
"""How a service and its price lists are written."""

OFFERS = evolve(PRICES, unwritten={**PRICES.unwritten, Service: frozenset({"provider", "place"})})
"""How a pack writes services: who provides them, and where, is known to cases alone."""
