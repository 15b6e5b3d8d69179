"""Hypothesis strategies for expressions of rules, and for cases that state some of their facts."""

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import evolve, frozen
from hypothesis import strategies as st

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import EARLIEST, LATEST, Birthday
from essmodel.rules.datatype import Label, Many, Number
from essmodel.rules.fact import Facts, FactValue, Record
from essmodel.rules.figure import ByCode, Figure
from essmodel.rules.function import Function
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import CALENDAR, TRUTH

INVENTED = Invention()
PLAIN = Number(least=-20, most=20)
CENTS = Number(places=2, least=-2_000, most=2_000)
WHOLE = Number()
RECORD = "household"
HOUSEHOLDS = tree.Fact("case.households", Many(RECORD), Text.same("households"))
NUMBERS = tuple(tree.Fact(f"case.n{i}", PLAIN, Text.same(f"n{i}")) for i in range(3))
DECIMAL = tree.Fact("case.decimal", CENTS, Text.same("decimal"))
TRUTHS = tuple(tree.Fact(f"case.t{i}", TRUTH, Text.same(f"t{i}")) for i in range(3))
DAYS = tuple(tree.Fact(f"case.d{i}", CALENDAR, Text.same(f"d{i}")) for i in range(2))
KIND = tree.Fact("case.kind", Label("kind"), Text.same("kind"))
SIZE = tree.Item(RECORD, "size", PLAIN, Text.same("size"))
IS_LOCAL = tree.Item(RECORD, "is_local", TRUTH, Text.same("is local"))
BORN = tree.Item(RECORD, "born", CALENDAR, Text.same("born"))

CAP = tree.Param("law.cap", WHOLE, Text.same("cap"))
RATE = tree.Param("law.rate", WHOLE, Text.same("rate"))
FIGURES: Mapping[str, Figure] = {
    "law.cap": 3,
    "law.rate": ByCode(KIND.path, (("a", 3), ("b", -4)), INVENTED),
}
"""What the figures come to: one for all, and one that no code but two has."""

DATES: Dates = {Event.DECISION: date(2026, 2, 28)}
"""The days of the events: of the decision only."""

EDGES = (
    EARLIEST, date(1900, 2, 28), date(1900, 3, 1), date(2000, 2, 29), date(2000, 3, 1),
    date(2008, 2, 28), date(2008, 2, 29), date(2008, 3, 1), date(2024, 2, 29), date(2025, 2, 28),
    date(2025, 8, 31), date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 1), LATEST,
)  # fmt: skip
"""Days on which calendars differ: 29 February and its neighbours, ends of months, both limits."""

DOUBLE = Function(
    id="double",
    label=Text.same("double"),
    takes=(WHOLE,),
    gives=Number(least=-(10**15), most=10**15),
    run=lambda x: 2 * x,
)
REFUSES_NEGATIVES = Function(
    id="refuses_negatives",
    label=Text.same("refuses negatives"),
    takes=(WHOLE,),
    gives=TRUTH,
    run=lambda x: None if x < 0 else x % 2 == 0,
)
Forms = dict[type[tree.Node], st.SearchStrategy[tree.Node]]
"""What expressions are made of, by kind of node."""

_CODES = ("a", "b", "c")
_OUTSIDE = "outside the book"
_OPERATORS = st.sampled_from(["<", "<=", "==", "!=", ">=", ">"])
_SMALL = st.integers(-20, 20)


@frozen
class Mix:
    """
    What expressions may be made of.

    Attributes:
        depth: how many levels of nodes stand above the leaves.
        inside: whether they are asked of the records of a list.
        lists: whether they ask about lists.
        silence: whether sources may be silent, or a figure or a day unknown.
        guesses: whether they may ask what is known, or take a default for what is not.
        calls: whether they may call Python.
    """

    depth: int = 3
    inside: bool = False
    lists: bool = True
    silence: bool = False
    guesses: bool = False
    calls: bool = False

    @property
    def below(self) -> "Mix":
        """The same, one level deeper."""
        return evolve(self, depth=self.depth - 1)

    @property
    def of_records(self) -> "Mix":
        """The same, one level deeper and asked of records."""
        return evolve(self.below, inside=True, lists=False)


EVERYTHING = Mix(silence=True, guesses=True, calls=True)
"""All nodes that there are."""


def days() -> st.SearchStrategy[date]:
    """Days that facts can be, edges often."""
    return st.sampled_from(EDGES) | st.dates(EARLIEST, LATEST)


def amounts(mix: Mix = Mix()) -> st.SearchStrategy[tree.Node]:
    """Expressions that come to a whole number."""
    return _one_of(_leaf_amounts(mix), _forms_of_amounts(mix))


def moments(mix: Mix = Mix()) -> st.SearchStrategy[tree.Node]:
    """Expressions that come to a day."""
    return _one_of(_leaf_moments(mix), _forms_of_moments(mix))


def conditions(mix: Mix = Mix()) -> st.SearchStrategy[tree.Node]:
    """Expressions that come to yes or no."""
    return _one_of(_leaf_conditions(mix), _forms_of_conditions(mix))


def rooted(kind: type[tree.Node], mix: Mix = Mix()) -> st.SearchStrategy[tree.Node]:
    """Expressions of one *kind* of node, whatever they come to."""
    every = (_forms_of_amounts(mix), _forms_of_moments(mix), _forms_of_conditions(mix))
    return st.one_of([forms[kind] for forms in every if kind in forms])


def _one_of(leaves: st.SearchStrategy[tree.Node], forms: Forms) -> st.SearchStrategy[tree.Node]:
    return st.one_of([leaves, *forms.values()])


def _leaf_amounts(mix: Mix) -> st.SearchStrategy[tree.Node]:
    leaves: list[tree.Node] = [*NUMBERS, CAP]
    leaves += [SIZE] if mix.inside else []
    leaves += [RATE, tree.Silent(INVENTED, WHOLE)] if mix.silence else []
    return st.sampled_from(leaves) | _SMALL.map(lambda value: tree.Lit(value, WHOLE))


def _leaf_moments(mix: Mix) -> st.SearchStrategy[tree.Node]:
    leaves: list[tree.Node] = [*DAYS, tree.RefDate(Event.DECISION)]
    leaves += [BORN] if mix.inside else []
    leaves += [tree.RefDate(Event.ASSEMBLY), tree.Silent(INVENTED, CALENDAR)] if mix.silence else []
    return st.sampled_from(leaves) | days().map(lambda day: tree.Lit(day, CALENDAR))


def _leaf_conditions(mix: Mix) -> st.SearchStrategy[tree.Node]:
    leaves: list[tree.Node] = [*TRUTHS, tree.Lit(True, TRUTH), tree.Lit(False, TRUTH)]
    leaves += [IS_LOCAL] if mix.inside else []
    leaves += [tree.Silent(INVENTED, TRUTH)] if mix.silence else []
    return st.sampled_from(leaves)


def _forms_of_amounts(mix: Mix) -> Forms:
    """Return, by kind of node, what comes to a whole number and is no leaf."""
    if not mix.depth:
        return {}
    parts = st.deferred(lambda: amounts(mix.below))
    dates = st.deferred(lambda: moments(mix.below))
    dividends = parts | st.just(DECIMAL)
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    forms: Forms = {
        tree.Add: st.builds(tree.Add, several),
        tree.Sub: st.builds(tree.Sub, parts, parts),
        tree.Mul: st.builds(tree.Mul, parts, parts),
        tree.DivRound: st.builds(
            tree.DivRound,
            dividends,
            st.integers(1, 7),
            st.sampled_from(Rounding),
            st.just(WHOLE),
            _source(),
        ),
        tree.MinMax: st.builds(tree.MinMax, st.sampled_from(["min", "max"]), several),
        tree.Age: st.builds(tree.Age, dates, dates, st.sampled_from(Birthday), _source())
        | _aged(mix),
        tree.DaysBetween: st.builds(tree.DaysBetween, dates, dates),
        **_chosen(mix, parts),
    }
    if mix.calls:
        forms[tree.Call] = st.builds(tree.Call, st.just(DOUBLE), st.tuples(_leaf_amounts(mix)))
    if mix.lists:
        bodies = st.deferred(lambda: conditions(mix.of_records))
        terms = st.deferred(lambda: amounts(mix.of_records))
        forms[tree.CountIf] = st.builds(tree.CountIf, st.just(HOUSEHOLDS), bodies)
        forms[tree.SumOf] = st.builds(tree.SumOf, st.just(HOUSEHOLDS), terms, bodies)
    return forms


def _forms_of_moments(mix: Mix) -> Forms:
    """Return, by kind of node, what comes to a day and is no leaf."""
    leaves = _leaf_moments(mix)
    months = st.sampled_from([-25, -12, -1, 0, 1, 12]) | st.integers(-500, 500)
    shifted: Forms = {tree.AddMonths: st.builds(tree.AddMonths, leaves, months)}
    return shifted | (_chosen(mix, leaves) if mix.depth else {})


def _forms_of_conditions(mix: Mix) -> Forms:
    """Return, by kind of node, what comes to yes or no and is no leaf."""
    codes = st.sampled_from((*_CODES, _OUTSIDE))
    of_kind = st.builds(
        tree.Cmp,
        st.sampled_from(["==", "!="]),
        st.just(KIND),
        codes.map(lambda code: tree.Lit(code, KIND.type)),
    )
    forms: Forms = {
        tree.In: st.builds(tree.In, st.just(KIND), st.frozensets(codes)),
        tree.Cmp: of_kind,
    }
    if not mix.depth:
        return forms
    parts = st.deferred(lambda: conditions(mix.below))
    numbers = st.deferred(lambda: amounts(mix.below))
    dates = st.deferred(lambda: moments(mix.below))
    several = st.lists(parts, min_size=1, max_size=3).map(tuple)
    forms |= {
        tree.And: st.builds(tree.And, several),
        tree.Or: st.builds(tree.Or, several),
        tree.Not: st.builds(tree.Not, parts),
        tree.Cmp: st.one_of(
            of_kind,
            st.builds(tree.Cmp, _OPERATORS, numbers, numbers),
            st.builds(tree.Cmp, _OPERATORS, dates, dates),
            st.builds(tree.Cmp, _OPERATORS, _aged(mix), _years()),
            st.builds(tree.Cmp, _OPERATORS, st.just(DECIMAL), _cents()),
            st.builds(tree.Cmp, st.sampled_from(["==", "!="]), parts, parts),
        ),
        **_chosen(mix, parts),
    }
    if mix.guesses:
        forms[tree.IsKnown] = st.builds(tree.IsKnown, parts | numbers | dates)
    if mix.calls:
        asked = st.tuples(_leaf_amounts(mix))
        forms[tree.Call] = st.builds(tree.Call, st.just(REFUSES_NEGATIVES), asked)
    if mix.lists:
        bodies = st.deferred(lambda: conditions(mix.of_records))
        which = st.sampled_from(["all", "any"])
        forms[tree.Quant] = st.builds(tree.Quant, which, st.just(HOUSEHOLDS), bodies)
    return forms


def cases() -> st.SearchStrategy[Facts]:
    """Cases that state every fact of `conditions`, `amounts` and `moments`."""
    fields: dict[str, st.SearchStrategy[FactValue]] = {
        SIZE.name: _SMALL,
        IS_LOCAL.name: st.booleans(),
        BORN.name: days(),
    }
    households: st.SearchStrategy[Record] = st.fixed_dictionaries(fields)
    stated: dict[str, st.SearchStrategy[FactValue]] = {
        **{one.path: _SMALL for one in NUMBERS},
        DECIMAL.path: st.integers(-2_000, 2_000),
        **{one.path: st.booleans() for one in TRUTHS},
        **{one.path: days() for one in DAYS},
        KIND.path: st.sampled_from(_CODES),
        HOUSEHOLDS.path: st.lists(households, max_size=3).map(_listed),
    }
    return st.fixed_dictionaries(stated)


@st.composite
def less_known(draw: st.DrawFn, case: Facts) -> Facts:
    """The same case with some of its facts, or of the fields of its records, unknown."""

    def forgotten(record: Mapping[str, FactValue]) -> Record:
        return {name: None if draw(st.booleans()) else value for name, value in record.items()}

    return {
        path: tuple(forgotten(one) for one in value) if isinstance(value, tuple) else value
        for path, value in forgotten(case).items()
    }


def populations(*, at_most: int = 12) -> st.SearchStrategy[list[Facts]]:
    """Several cases, of each of which anything may be unknown."""
    return st.lists(cases().flatmap(less_known) | cases(), min_size=1, max_size=at_most)


def _chosen(mix: Mix, parts: st.SearchStrategy[tree.Node]) -> Forms:
    """Return what comes to one of *parts*, of whatever type they are."""
    truths = st.deferred(lambda: conditions(mix.below))
    numbers = st.deferred(lambda: amounts(mix.below))
    bounds = st.sets(_SMALL, min_size=2, max_size=2).map(lambda both: tuple(sorted(both)))
    chosen: Forms = {
        tree.If: st.builds(tree.If, truths, parts, parts),
        tree.Bands: st.builds(
            tree.Bands, numbers, bounds, st.tuples(parts, parts, parts), _source()
        ),
    }
    if mix.guesses:
        chosen[tree.Coalesce] = st.builds(tree.Coalesce, parts, parts, _source())
    return chosen


def _aged(mix: Mix) -> st.SearchStrategy[tree.Node]:
    """Ages on the day of the decision or another, as rules ask for them."""
    born = st.sampled_from([*DAYS, BORN] if mix.inside else [*DAYS])
    at = st.just(tree.RefDate(Event.DECISION)) | days().map(lambda day: tree.Lit(day, CALENDAR))
    return st.builds(tree.Age, born, at, st.sampled_from(Birthday), _source())


def _years() -> st.SearchStrategy[tree.Node]:
    """Ages that the edges of `days` are apart, and others."""
    years = st.sampled_from([-1, 0, 1, 2, 17, 18, 25, 26]) | _SMALL
    return years.map(lambda value: tree.Lit(value, WHOLE))


def _cents() -> st.SearchStrategy[tree.Node]:
    return st.integers(-2_000, 2_000).map(lambda value: tree.Lit(value, Number(places=2)))


def _listed(records: Sequence[Record]) -> FactValue:
    return tuple(records)


def _source() -> st.SearchStrategy[Invention]:
    return st.just(INVENTED)
