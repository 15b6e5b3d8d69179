"""
What an item of a pack's file comes to, once the words that it uses are known.

Problems have the keys of the item as their paths.
"""

from datetime import date
from functools import partial
from keyword import iskeyword

from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.io import tree
from essmodel.io.declaration import FactEntry, ParameterEntry, RuleEntry, RuleTree
from essmodel.io.refusal import read_parts, read_scalar, take_all, unknown
from essmodel.io.rule_reading import tree_of
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import CENTS, DataType, Label, Number
from essmodel.rules.expression import Fact, Node
from essmodel.rules.formula import Formula, Names, typed
from essmodel.rules.law.parameter import AnyParameter, Enacted, Parameter
from essmodel.rules.law.source import Source
from essmodel.rules.literal import scaled
from essmodel.rules.rule import Rule
from essmodel.rules.statement import understood
from essmodel.rules.well_typed import TRUTH
from essmodel.values import reading
from essmodel.values.period import earliest

Books = tuple[CodeBook, ...]


def fact_of(entry: FactEntry, books: Books) -> Fact:
    """Return the fact that *entry* declares."""
    take_all(
        [
            ("path", "path", partial(_require_name, entry.path)),
            ("book", "book", partial(_require_book, entry.type, books)),
        ]
    )
    return Fact(entry.path, entry.type, entry.label)


def parameter_of(entry: ParameterEntry, books: Books, *, pack: str) -> AnyParameter:
    """Return the figure that *entry* declares, its values in the order of their periods."""
    read = take_all(
        [
            ("id", "id", partial(require_id, entry.id, pack)),
            ("book", "book", partial(_require_book, entry.type, books)),
            ("values", "values", partial(_values, entry, books)),
        ]
    )
    enacted = (
        Enacted(value=value, period=one.period, source=one.source)
        for value, one in zip(read["values"], entry.values, strict=True)
    )
    in_order = tuple(sorted(enacted, key=_start))
    return Parameter(id=entry.id, label=entry.label, datatype=entry.type, enacted=in_order)


def rule_of(entry: RuleEntry, names: Names, *, pack: str) -> Rule:
    """Return the version of a rule that *entry* declares, its formulas typed."""
    asked = {"requires": entry.requires, "applies": entry.applies}
    conditions = take_all(
        [
            ("id", "id", partial(require_id, entry.id, pack)),
            *(
                (key, key, partial(_condition, condition, names, entry.source))
                for key, condition in asked.items()
                if condition is not None
            ),
        ]
    )
    try:
        return Rule(
            id=entry.id,
            subject=entry.subject,
            requires=conditions["requires"],
            applies=conditions.get("applies"),
            says=entry.says,
            source=entry.source,
            period=entry.period,
            event=entry.event,
            mode=entry.mode,
            derogates_from=entry.derogates_from,
        )
    except InvalidValueError as error:
        # INVARIANT: both conditions are conditions, so what is left to refuse is the sentence.
        raise InvalidValueError(*(evolve(one, path="says") for one in error.problems)) from None


def _require_name(found: str) -> None:
    """Refuse what no formula can say: formulas are read as a part of Python is."""
    words = found.split(".")
    if len(words) == 1 or not all(one.isidentifier() and not iskeyword(one) for one in words):
        raise InvalidValueError.because("name_unusable", found=found)


def require_id(found: str, pack: str) -> None:
    """Refuse an id that does not begin with that of its *pack*, or that no formula can say."""
    prefix = f"{pack}."
    if not found.startswith(prefix):
        raise InvalidValueError.because("id_without_prefix", found=found, prefix=prefix)
    _require_name(found)


def _require_book(like: DataType, books: Books) -> None:
    known = tuple(book.id for book in books)
    if isinstance(like, Label) and like.book not in known:
        raise InvalidValueError(unknown("choice", like.book, known))


def _condition(asked: Formula | RuleTree, names: Names, source: Source) -> Node:
    if isinstance(asked, RuleTree):
        node = tree_of(asked.document, names=names, source=source)
    else:
        node = typed(asked, names, source=source)
    if node.type != TRUTH:
        raise InvalidValueError.because("not_a_condition", found=node.type)
    return node


def _values(entry: ParameterEntry, books: Books) -> tuple[object, ...]:
    if not entry.values:
        raise InvalidValueError.because("parameter_without_value")
    parts = (
        (str(index), f"{index}.value", one.value, partial(_value, entry.type, books))
        for index, one in enumerate(entry.values)
    )
    return tuple(read_parts(parts).values())


def _value(like: DataType, books: Books, node: tree.Node) -> object:
    """Read a value of a figure, as people hold it: an amount, a part of a whole, a day, a code."""

    def read(text: str) -> object:
        match like:
            case Number() if like.is_money and like.places == CENTS:
                value: object = reading.money(text, currency=like.unit)
            case Number():
                value = _figure(text)
            case _:
                value = understood(text, like, books)
        scaled(value, like)
        return value

    return read_scalar(node, read)


def _figure(text: str) -> object:
    """Read a number as it says itself: ``40 %`` and ``2/3`` are parts of a whole."""
    if "%" in text or "/" in text:
        return reading.proportion(text)
    number = reading.number(text)
    return int(number) if number == number.to_integral_value() else number


def _start(enacted: Enacted[object]) -> date:
    start = enacted.period.start
    return earliest(start) if start else date.min
