"""A formula and its rule say the same: each rule that has a formula reads back as it was."""

from hypothesis import given
from hypothesis import strategies as st

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import EARLIEST, LATEST, MOST_MONTHS, Birthday
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.formula import Formula, Names, typed
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.rounding import Rounding
from essmodel.rules.spelling import spelled
from essmodel.rules.well_typed import Comparison
from essmodel.testing import expression_strategies as general

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
    functions=(Function(id="fr.net", label=LABEL, takes=(EUROS,), gives=EUROS, run=int),),
)
SOURCE = Invention(note=Text.same("who made the rule"))
NET = Function(id="fr.net", label=LABEL, takes=(EUROS,), gives=EUROS, run=int)
COUNT = LEAVES[""][0]
SIGNS: st.SearchStrategy[Comparison] = st.sampled_from(("<", "<=", "==", "!=", ">=", ">"))
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
def likes(draw: st.DrawFn, one: tree.Node, *, at_least: int = 1) -> tuple[tree.Node, ...]:
    """*one* among values of its type, and holes where the source is silent."""
    beside = literals(one.type) | st.just(one) | st.just(tree.Silent(SOURCE, one.type))
    others = draw(st.lists(beside, min_size=at_least, max_size=3))
    place = draw(st.integers(0, len(others)))
    return (*others[:place], one, *others[place:])


@st.composite
def amounts(draw: st.DrawFn, depth: int, record: str = "") -> tree.Node:  # noqa: C901, PLR0912 - one branch a form
    """Numbers of every form that a formula has."""
    forms = (
        "leaf", "sum", "difference", "product", "count", "total", "extreme", "round", "age",
        "days", "bands", "choice", "default", "call",
    )  # fmt: skip
    part, when = amounts(max(0, depth - 1), record), conditions(max(0, depth - 1), record)
    match draw(st.sampled_from(forms if depth else forms[:1])):
        case "sum":
            return tree.Add(draw(likes(draw(part), at_least=0)))
        case "difference":
            one = draw(part)
            left, right = draw(st.permutations((one, draw(literals(one.type) | st.just(one)))))
            return tree.Sub(left, right)
        case "product":
            factor = tree.Lit(draw(st.integers(-99, 99)), Number(places=draw(st.integers(0, 3))))
            return tree.Mul(draw(part), factor)
        case "count":
            return tree.CountIf(COLLEGES, draw(conditions(depth - 1, "college")))
        case "total":
            term, body = draw(amounts(depth - 1, "college")), draw(conditions(depth - 1, "college"))
            return tree.SumOf(COLLEGES, term, body)
        case "extreme":
            return tree.MinMax(
                "min" if draw(st.booleans()) else "max", draw(likes(draw(part), at_least=0))
            )
        case "round":
            one = draw(part)
            assert isinstance(one.type, Number)
            like = Number(places=draw(st.integers(0, 12)), unit=one.type.unit)
            divisor = draw(st.integers(1, 3) | st.integers(1, 10**12))
            return tree.DivRound(one, divisor, draw(st.sampled_from(Rounding)), like, SOURCE)
        case "age":
            birthday = draw(st.sampled_from(Birthday))
            return tree.Age(draw(moments(record)), draw(moments(record)), birthday, SOURCE)
        case "days":
            return tree.DaysBetween(draw(moments(record)), draw(moments(record)))
        case "bands":
            x, values = draw(part), draw(likes(draw(part), at_least=0))
            least = 0 if isinstance(x.type, Number) and x.type.least == 0 else -(10**6)
            count = len(values) - 1
            cuts = draw(st.sets(st.integers(least, 10**6), min_size=count, max_size=count))
            return tree.Bands(x, tuple(sorted(cuts)), values, SOURCE)
        case "choice":
            one = draw(part)
            left, right = draw(st.permutations((one, draw(literals(one.type) | st.just(one)))))
            return tree.If(draw(when), left, right)
        case "default":
            one = draw(part)
            return tree.Coalesce(one, draw(literals(one.type)), SOURCE)
        case "call":
            return tree.Call(NET, (draw(leaves(Number, record).filter(_is_in_euros)),))
        case _:
            return draw(leaves(Number, record))


def _is_in_euros(node: tree.Node) -> bool:
    return isinstance(node.type, Number) and node.type.unit == "EUR" and node.type.places == 2


@st.composite
def moments(draw: st.DrawFn, record: str = "") -> tree.Node:
    """Days: those of facts, of events, written ones, and others by months."""
    day: tree.Node = draw(
        leaves(Calendar, record) | st.sampled_from(Event).map(tree.RefDate) | literals(Calendar())
    )
    months = draw(st.none() | st.integers(-MOST_MONTHS, MOST_MONTHS))
    return day if months is None else tree.AddMonths(day, months)


@st.composite
def conditions(draw: st.DrawFn, depth: int, record: str = "") -> tree.Node:
    """Conditions of every form that a formula has."""
    forms = ("leaf", "number", "same", "day", "in", "not", "and", "or", "all", "known", "choice")
    below = max(0, depth - 1)
    match draw(st.sampled_from(forms if depth else forms[:1])):
        case "number":
            one = draw(amounts(below, record))
            left, right = draw(st.permutations((one, draw(literals(one.type) | st.just(one)))))
            return tree.Cmp(draw(SIGNS), left, right)
        case "same":
            kind = draw(st.sampled_from((Truth, Calendar, Label)))
            one = draw(leaves(kind, record))
            sign = draw(st.sampled_from(("==", "!=")))
            return tree.Cmp(sign, one, draw(literals(one.type)))  # type: ignore[arg-type] # one of two signs
        case "day":
            one = tree.RefDate(draw(st.sampled_from(Event)))
            return tree.Cmp(draw(SIGNS), one, draw(moments(record)))
        case "in":
            return tree.In(draw(leaves(Label, record)), draw(st.frozensets(CODES, min_size=1)))
        case "not":
            return tree.Not(draw(conditions(below, record)))
        case "and" | "or" as word:
            kind = tree.And if word == "and" else tree.Or
            parts = draw(st.lists(conditions(below, record), min_size=2, max_size=3))
            return kind(
                tuple(p for one in parts for p in (one.args if isinstance(one, kind) else (one,)))
            )
        case "all":
            body = draw(conditions(below, "college"))
            return tree.Quant("all" if draw(st.booleans()) else "any", COLLEGES, body)
        case "known":
            known = amounts(below, record) | conditions(below, record) | st.just(COLLEGES)
            return tree.IsKnown(draw(known))
        case "choice":
            condition, then, otherwise = (draw(conditions(below, record)) for _ in range(3))
            return tree.If(condition, then, otherwise)
        case _:
            return draw(leaves(Truth, record) | literals(Truth()))


@st.composite
def prices(draw: st.DrawFn) -> tree.Node:
    """Amounts of which nothing but what is written says the unit."""
    one, other = draw(literals(EUROS)), draw(literals(EUROS))
    chosen = tree.If(draw(conditions(1)), one, other)
    forms: tuple[tree.Node, ...] = (one, chosen, tree.Bands(COUNT, (3,), (chosen, other), SOURCE))
    return draw(st.sampled_from(forms))


@given(conditions(3) | amounts(3) | moments() | prices())
def test_spelled_rule_reads_back_as_itself(node: tree.Node) -> None:
    """No bracket, decimal, quote, unit or name is lost on the way."""
    assert typed(Formula(spelled(node)), NAMES, source=SOURCE) == node


@given(conditions(2))
def test_spelling_is_settled(node: tree.Node) -> None:
    """What is read and spelled again is the same line."""
    text = spelled(node)

    assert spelled(typed(Formula(text), NAMES, source=SOURCE)) == text


@given(general.amounts(general.EVERYTHING) | general.conditions(general.EVERYTHING))
def test_what_can_be_spelled_reads_back_whatever_it_is(node: tree.Node) -> None:
    """A rule that no formula says is refused; it is never spelled as another one."""
    try:
        text = spelled(node)
    except InvalidValueError:
        return
    names = Names(
        leaves=tuple(one for one in tree.parts(node) if isinstance(one, tree.Fact | tree.Param)),
        items=tuple(one for one in tree.parts(node) if isinstance(one, tree.Item)),
        functions=(general.DOUBLE, general.REFUSES_NEGATIVES),
    )
    assert typed(Formula(text), names, source=general.INVENTED) == node
