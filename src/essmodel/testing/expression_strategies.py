"""Hypothesis strategies for expressions of rules, and for cases that state some of their facts."""

from collections.abc import Mapping

from hypothesis import strategies as st

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Label, Many, Number
from essmodel.rules.fact import Facts, FactValue, Record
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import TRUTH

PLAIN = Number()
INVENTED = Invention()
RECORD = "household"
HOUSEHOLDS = tree.Fact("case.households", Many(RECORD), Text.same("households"))
NUMBERS = tuple(tree.Fact(f"case.n{i}", PLAIN, Text.same(f"n{i}")) for i in range(3))
TRUTHS = tuple(tree.Fact(f"case.t{i}", TRUTH, Text.same(f"t{i}")) for i in range(3))
KIND = tree.Fact("case.kind", Label("kind"), Text.same("kind"))
SIZE = tree.Item(RECORD, "size", PLAIN, Text.same("size"))
IS_LOCAL = tree.Item(RECORD, "is_local", TRUTH, Text.same("is local"))
_CODES = ("a", "b", "c")
_SMALL = st.integers(-20, 20)


def amounts(*, inside: bool = False, depth: int = 3) -> st.SearchStrategy[tree.Node]:
    """Expressions that come to a plain number; *inside* a list they may read its records."""
    leaves: list[tree.Node] = [*NUMBERS, SIZE] if inside else [*NUMBERS]
    simple = st.sampled_from(leaves) | _SMALL.map(lambda value: tree.Lit(value, PLAIN))
    if not depth:
        return simple
    parts = amounts(inside=inside, depth=depth - 1)
    truths = conditions(inside=inside, depth=depth - 1)
    choices = [
        simple,
        st.builds(tree.Add, st.tuples(parts, parts)),
        st.builds(tree.Mul, parts, parts),
        st.builds(
            tree.DivRound,
            parts,
            st.integers(1, 7),
            st.sampled_from(Rounding),
            st.just(PLAIN),
            st.just(INVENTED),
        ),
        st.builds(tree.Bands, parts, st.just((0,)), st.tuples(parts, parts), st.just(INVENTED)),
        st.builds(tree.If, truths, parts, parts),
    ]
    if not inside:
        choices += [
            st.builds(tree.CountIf, st.just(HOUSEHOLDS), conditions(inside=True, depth=depth - 1)),
            st.builds(
                tree.SumOf,
                st.just(HOUSEHOLDS),
                amounts(inside=True, depth=depth - 1),
                conditions(inside=True, depth=depth - 1),
            ),
        ]
    return st.one_of(choices)


def conditions(*, inside: bool = False, depth: int = 3) -> st.SearchStrategy[tree.Node]:
    """Expressions that come to yes or no."""
    leaves: list[tree.Node] = [*TRUTHS, IS_LOCAL] if inside else [*TRUTHS]
    kinds = st.frozensets(st.sampled_from(_CODES)).map(lambda codes: tree.In(KIND, codes))
    simple = st.sampled_from(leaves) | kinds
    if not depth:
        return simple
    parts = conditions(inside=inside, depth=depth - 1)
    numbers = amounts(inside=inside, depth=depth - 1)
    operators = st.sampled_from(["<", "<=", "==", "!=", ">=", ">"])
    choices = [
        simple,
        st.builds(tree.And, st.tuples(parts, parts)),
        st.builds(tree.Or, st.tuples(parts, parts)),
        st.builds(tree.Not, parts),
        st.builds(tree.Cmp, operators, numbers, numbers),
    ]
    if not inside:
        bodies = conditions(inside=True, depth=depth - 1)
        choices += [
            st.builds(tree.Quant, st.sampled_from(["all", "any"]), st.just(HOUSEHOLDS), bodies)
        ]
    return st.one_of(choices)


def cases() -> st.SearchStrategy[Facts]:
    """Cases that state every fact of `conditions` and `amounts`."""
    households = st.fixed_dictionaries({"size": _SMALL, "is_local": st.booleans()})
    return st.fixed_dictionaries(
        {one.path: _SMALL for one in NUMBERS}
        | {one.path: st.booleans() for one in TRUTHS}
        | {KIND.path: st.sampled_from(_CODES)}
        | {HOUSEHOLDS.path: st.lists(households, max_size=3).map(tuple)}
    )


@st.composite
def less_known(draw: st.DrawFn, case: Facts) -> Facts:
    """The same case with some of its facts, or of the fields of its records, unknown."""

    def forgotten(record: Mapping[str, FactValue]) -> Record:
        return {name: None if draw(st.booleans()) else value for name, value in record.items()}

    return {
        path: tuple(forgotten(one) for one in value) if isinstance(value, tuple) else value
        for path, value in forgotten(case).items()
    }
