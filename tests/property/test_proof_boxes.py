"""Boxes and the solver say the same of conditions that both can read."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Calendar, Label, Number
from essmodel.rules.fact import Facts
from essmodel.rules.law.source import Invention
from essmodel.rules.oracle import value
from essmodel.rules.proof.box import region
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.proof import Proved, Refuted
from essmodel.rules.proof.search import asked, never
from essmodel.rules.situation import situation
from essmodel.rules.well_typed import CALENDAR, TRUTH

AMOUNT = Number(least=-3, most=3)
NUMBERS = [tree.Fact(f"case.n{i}", AMOUNT, Text.same(f"n{i}")) for i in range(2)]
OPEN = tree.Fact("case.open", Number(), Text.same("open"))
BORN = tree.Fact("case.born", Calendar(), Text.same("born"))
KINDS = [tree.Fact(f"case.{book}", Label(book), Text.same(book)) for book in ("listed", "free")]
TRUTHS = [tree.Fact(f"case.t{i}", TRUTH, Text.same(f"t{i}")) for i in range(2)]
BOOK = CodeBook(
    id="listed",
    title=Text.same("listed"),
    codes=tuple((code, Text.same(code)) for code in ("a", "b")),
)
GROUNDS = Grounds(books=(BOOK,))
DAYS = [date(2010, 1, 1), date(2010, 1, 2), date(2026, 2, 28)]


def comparisons() -> st.SearchStrategy[tree.Node]:
    """Conditions on one fact."""
    ops = st.sampled_from(["<", "<=", "==", "!=", ">=", ">"])
    number = st.integers(-4, 4).map(lambda n: tree.Lit(n, Number()))
    days = st.sampled_from(DAYS).map(lambda day: tree.Lit(day, CALENDAR))
    codes = st.frozensets(st.sampled_from(["a", "b", "outside"]))
    times = st.integers(1, 3).map(lambda n: tree.Lit(n, Number()))
    leaves = st.sampled_from([*NUMBERS, OPEN])
    return st.one_of(
        st.sampled_from(TRUTHS),
        st.builds(tree.Cmp, ops, leaves, number),
        st.builds(tree.Cmp, ops, number, leaves),
        st.builds(tree.Cmp, ops, st.builds(tree.Mul, leaves, times), number),
        st.builds(tree.Cmp, ops, st.just(BORN), days),
        st.builds(tree.In, st.sampled_from(KINDS), codes),
        st.builds(
            tree.Cmp,
            st.sampled_from(["==", "!="]),
            st.just(KINDS[1]),
            st.sampled_from(["a", "b"]).map(lambda code: tree.Lit(code, Label("free"))),
        ),
        st.builds(tree.IsKnown, st.sampled_from([*NUMBERS, *KINDS, *TRUTHS, BORN])),
        st.just(tree.Silent(Invention(), TRUTH)),
    )


def box_like() -> st.SearchStrategy[tree.Node]:
    """Conditions made of conditions on one fact."""

    def more(parts: st.SearchStrategy[tree.Node]) -> st.SearchStrategy[tree.Node]:
        several = st.lists(parts, min_size=1, max_size=3).map(tuple)
        default = st.booleans().map(lambda holds: tree.Lit(holds, TRUTH))
        return st.one_of(
            st.builds(tree.And, several),
            st.builds(tree.Or, several),
            st.builds(tree.Not, parts),
            st.builds(tree.If, parts, parts, parts),
            st.builds(tree.IsKnown, parts),
            st.builds(tree.Coalesce, parts, default, st.just(Invention())),
        )

    return st.recursive(comparisons(), more, max_leaves=6)


def cases() -> st.SearchStrategy[Facts]:
    """Cases of which anything may be unknown."""
    numbers = st.none() | st.integers(-3, 3)
    return st.fixed_dictionaries(
        {one.path: numbers for one in (*NUMBERS, OPEN)}
        | {one.path: st.none() | st.booleans() for one in TRUTHS}
        | {BORN.path: st.none() | st.sampled_from([*DAYS, date(1999, 9, 9)])}
        | {KINDS[0].path: st.none() | st.sampled_from(["a", "b"])}
        | {KINDS[1].path: st.none() | st.sampled_from(["a", "b", "outside", "elsewhere"])}
    )


@given(box_like())
def test_boxes_and_solver_agree_on_what_is_possible(condition: tree.Node) -> None:
    """What one proves impossible, the other never shows an example of."""
    found = region(condition, GROUNDS)
    assert found is not None

    by_boxes = never(condition, GROUNDS, about=())
    by_solver = asked(condition, GROUNDS, about=())

    assert isinstance(by_boxes, Proved if found.is_empty else Refuted)
    assert type(by_boxes) is type(by_solver)


@given(box_like(), cases(), st.booleans())
def test_a_case_is_in_the_region_where_the_oracle_says_so(
    condition: tree.Node,
    facts: Facts,
    answer: bool,  # noqa: FBT001 - Hypothesis draws it
) -> None:
    """Kleene's unknown is in neither region."""
    found = region(condition, GROUNDS, answer=answer)
    assert found is not None

    assert found.holds(facts) is (value(condition, situation(facts)) is answer)


@given(box_like(), box_like(), cases())
def test_regions_are_cut_exactly(one: tree.Node, other: tree.Node, facts: Facts) -> None:
    """A case is beyond the other, in both, or not in the first."""
    first, second = region(one, GROUNDS), region(other, GROUNDS)
    assert first is not None
    assert second is not None
    here, there = first.holds(facts), second.holds(facts)

    both, rest = first.common(second), first.beyond(second)

    assert both is None or both.holds(facts) is (here and there)
    assert rest is None or rest.holds(facts) is (here and not there)
