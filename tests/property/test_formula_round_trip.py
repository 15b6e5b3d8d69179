"""A formula and its rule say the same: each rule that has a formula reads back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import EARLIEST, LATEST
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.formula import Formula, Names, typed
from essmodel.rules.spelling import spelled

EUROS = Number(places=2, unit="EUR")
LABEL = Text.same("")
COLLEGES = tree.Fact("cooperative.colleges", Many("college"), LABEL)
LEAVES: dict[str, tuple[tree.Node, ...]] = {
    "": (
        tree.Fact("inhabitant.age", Number(least=0), LABEL),
        tree.Fact("inhabitant.quotient", EUROS, LABEL),
        tree.Fact("inhabitant.born", Calendar(), LABEL),
        tree.Fact("inhabitant.resident", Truth(), LABEL),
        tree.Fact("inhabitant.town", Label("town"), LABEL),
        tree.Param("fr.cap", EUROS, LABEL),
    ),
    "college": (
        tree.Item("college", "capital", EUROS, LABEL),
        tree.Item("college", "is_open", Truth(), LABEL),
        tree.Item("college", "kind", Label("town"), LABEL),
    ),
}
NAMES = Names(
    leaves=(
        COLLEGES,
        *(one for one in LEAVES[""] if isinstance(one, tree.Fact | tree.Param)),
    ),
    items=tuple(one for one in LEAVES["college"] if isinstance(one, tree.Item)),
)
CODES = st.text(st.sampled_from("aé'0_ -("), max_size=4)


def leaves(kind: type[DataType], record: str) -> st.SearchStrategy[tree.Node]:
    """Facts and figures of one kind of type; inside a record, its fields too."""
    known = (*LEAVES[""], *(LEAVES[record] if record else ()))
    return st.sampled_from([one for one in known if isinstance(one.type, kind)])


@st.composite
def literals(draw: st.DrawFn, like: DataType) -> tree.Lit:
    """Values of one type."""
    match like:
        case Number():
            return tree.Lit(
                draw(st.integers(-(10**9) if like.least is None else like.least, 10**9)), like
            )
        case Calendar():
            return tree.Lit(draw(st.dates(EARLIEST, LATEST)), like)
        case Label():
            return tree.Lit(draw(CODES), like)
        case _:
            return tree.Lit(draw(st.booleans()), like)


@st.composite
def amounts(draw: st.DrawFn, depth: int, record: str = "") -> tree.Node:
    """Numbers: facts, sums, products, counts and totals."""
    forms = ("leaf", "sum", "product", "count", "total")
    match draw(st.sampled_from(forms if depth else forms[:1])):
        case "sum":
            one = draw(amounts(depth - 1, record))
            return tree.Add((one, draw(literals(one.type) | st.just(one))))
        case "product":
            factor = tree.Lit(draw(st.integers(-99, 99)), Number(places=draw(st.integers(0, 3))))
            return tree.Mul(draw(amounts(depth - 1, record)), factor)
        case "count":
            return tree.CountIf(COLLEGES, draw(conditions(depth - 1, "college")))
        case "total":
            term, body = draw(amounts(depth - 1, "college")), draw(conditions(depth - 1, "college"))
            return tree.SumOf(COLLEGES, term, body)
        case _:
            return draw(leaves(Number, record))


@st.composite
def conditions(draw: st.DrawFn, depth: int, record: str = "") -> tree.Node:
    """Conditions of every form that a formula has."""
    forms = ("leaf", "number", "same", "in", "not", "and", "or", "all")
    match draw(st.sampled_from(forms if depth else forms[:1])):
        case "number":
            one = draw(amounts(depth - 1, record))
            sides = (one, draw(literals(one.type) | st.just(one)))
            sign = draw(st.sampled_from(("<", "<=", "==", "!=", ">=", ">")))
            return tree.Cmp(sign, *draw(st.permutations(sides)))  # type: ignore[arg-type]
        case "same":
            kind = draw(st.sampled_from((Truth, Calendar, Label)))
            one = draw(leaves(kind, record))
            return tree.Cmp(draw(st.sampled_from(("==", "!="))), one, draw(literals(one.type)))
        case "in":
            return tree.In(draw(leaves(Label, record)), draw(st.frozensets(CODES, min_size=1)))
        case "not":
            return tree.Not(draw(conditions(depth - 1, record)))
        case "and" | "or" as word:
            kind = tree.And if word == "and" else tree.Or
            parts = draw(st.lists(conditions(depth - 1, record), min_size=2, max_size=3))
            return kind(
                tuple(p for one in parts for p in (one.args if isinstance(one, kind) else (one,)))
            )
        case "all":
            body = draw(conditions(depth - 1, "college"))
            return tree.Quant("all" if draw(st.booleans()) else "any", COLLEGES, body)
        case _:
            return draw(leaves(Truth, record) | literals(Truth()))


@given(conditions(3) | amounts(3))
def test_spelled_rule_reads_back_as_itself(node: tree.Node) -> None:
    """No bracket, decimal, quote or name is lost on the way."""
    assert typed(Formula(spelled(node)), NAMES) == node


@given(conditions(2))
def test_spelling_is_settled(node: tree.Node) -> None:
    """What is read and spelled again is the same line."""
    text = spelled(node)

    assert spelled(typed(Formula(text), NAMES)) == text
