"""An example near what people meet every day, rather than whatever a solver comes across first."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from essmodel.rules.datatype import DataType, Label, Many, Number, Truth
from essmodel.rules.fact import FactValue
from essmodel.rules.proof.encoding import UnprovableError
from essmodel.rules.proof.grounds import Leaf
from essmodel.rules.proof.side import whole_number
from essmodel.rules.proof.solver import GAVE_UP, Search
from essmodel.rules.proof.variable import Expr, Told

MOST_REVISIONS = 100
"""How many wishes are given up, one by one, before the example is taken as it is."""

MOST_BROUGHT_NEAR = 12
"""How many values are brought as near to ordinary ones as can be."""

SHARE_OF_WISHES = 50
"""Which part of the effort of a search goes into granting one wish."""

_KNOWN, _WHOLE, _ORDINARY = range(3)
"""What matters in an example: that facts are known, that amounts are round, and ordinary."""


@frozen
class Wish:
    """
    Something that would be nice to have in an example.

    Attributes:
        rank: what kind of wish it is; the least matters most.
        told: the value that it is about.
        granted: the truth that the solver is asked for, which makes it so.
    """

    rank: int
    told: Told
    kind: DataType
    granted: Expr


def readable_case(search: Search) -> Mapping[Leaf, FactValue]:
    """
    Return a case that satisfies *search*, in which the solver has just found one.

    Where the solver gives up on the way to an ordinary case, the last one that it found counts.
    """
    case = search.case()
    search.solver.set("rlimit", search.variables.grounds.effort // SHARE_OF_WISHES + 1)
    try:
        for rows in search.variables.lists.values():
            _bring_near(search, Told(rows.known, rows.count), Many(""))
        wishes = sorted(_wishes(search), key=lambda one: one.rank)
        kept = _granted(search, wishes)
        case = search.case()
        search.solver.add(*(one.granted for one in kept))
        names = {one.granted.decl().name() for one in kept}
        for wish in [one for one in wishes if one.granted.decl().name() not in names][
            :MOST_BROUGHT_NEAR
        ]:
            if wish.rank == _ORDINARY and not isinstance(wish.kind, Label | Truth):
                _bring_near(search, wish.told, wish.kind)
                case = search.case()
    except UnprovableError:
        return case
    finally:
        search.solver.set("rlimit", search.variables.grounds.effort)
    return case


def _wishes(search: Search) -> Iterator[Wish]:
    """Yield what would be nice of each value."""
    for told, kind in _values(search):
        for rank, wanted in _wanted(search, told, kind):
            yield Wish(rank, told, kind, search.named_truth(wanted))


def _values(search: Search) -> Iterator[tuple[Told, DataType]]:
    variables = search.variables
    yield from ((told, leaf.type) for leaf, told in variables.leaves.items())
    for leaf, rows in variables.lists.items():
        yield Told(rows.known, rows.count), leaf.type  # how many there are
        for row in rows.records:
            yield from ((told, row.types[name]) for name, told in row.fields.items())


def _wanted(search: Search, told: Told, kind: DataType) -> Iterator[tuple[int, Expr]]:
    yield _KNOWN, told.known
    if isinstance(kind, Number) and kind.places:
        yield _WHOLE, told.value % kind.scale == 0
    yield _ORDINARY, told.value == _ordinary(search, kind)


def _ordinary(search: Search, kind: DataType) -> Expr:
    """Return the ordinary value of a type as the solver counts; one record makes a list."""
    value = search.variables.grounds.ordinary(kind)
    match kind:
        case Many():
            return search.variables.number(1)
        case Truth():
            return search.variables.truth(holds=False)
        case Label():
            return search.variables.number(0)
        case _:
            return search.variables.number(whole_number(value))


def _granted(search: Search, wishes: list[Wish]) -> list[Wish]:
    """Return wishes that a case can have together; of those that clash, the least important go."""
    kept = [*wishes]
    for _ in range(MOST_REVISIONS):
        if search.is_possible(*(one.granted for one in kept)):
            return kept
        clashing = search.core()
        last = max(index for index, one in enumerate(kept) if one.granted.decl().name() in clashing)
        del kept[last]
    raise UnprovableError(GAVE_UP)


def _bring_near(search: Search, told: Told, kind: DataType) -> None:
    """Require a value as near to its ordinary one as can be, halving the distance in between."""
    ordinary, value = _ordinary(search, kind), told.value
    near, far = 0, search.distance(value, ordinary)
    while near < far:
        middle = (near + far) // 2
        around = search.z3.And(value - ordinary <= middle, ordinary - value <= middle)
        closer = search.named_truth(around)
        if search.is_possible(closer):
            far = search.distance(value, ordinary)
        else:
            near = middle + 1
    search.solver.add(value - ordinary <= far, ordinary - value <= far)
    search.is_possible()
