"""Whether a condition is ever true: boxes first, a solver behind, the specification to check."""

from collections.abc import Iterable, Mapping

from essmodel.errors import InvalidValueError
from essmodel.messages.catalogue import Message
from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Label, Many
from essmodel.rules.fact import FactValue
from essmodel.rules.figure import ByCode
from essmodel.rules.law.event import Event
from essmodel.rules.normal import normalised
from essmodel.rules.oracle import value
from essmodel.rules.proof.box import region
from essmodel.rules.proof.encoding import UnprovableError
from essmodel.rules.proof.grounds import Grounds, Leaf, leaf_name
from essmodel.rules.proof.proof import Example, Named, NotProved, Outcome, Proof, Proved, Refuted
from essmodel.rules.proof.readable import readable_case
from essmodel.rules.proof.solver import MOST_RECORDS, Search, search
from essmodel.rules.proof.witness import witness
from essmodel.rules.situation import situation
from essmodel.values.period import Day


def never(condition: tree.Node, grounds: Grounds, *, about: tuple[Named, ...]) -> Proof:
    """
    Prove that *condition* is true in no case, or show one in which it is.

    Args:
        condition: what should never be.
        grounds: what holds in every case.
        about: the rules that the condition was made of, which an example shows.

    Raises:
        InvalidValueError: a figure that the condition names has no value.
    """
    require_sense(condition, grounds)
    found = region(condition, grounds)
    if found is not None:
        if found.is_empty:
            return Proved()
        return refuted(condition, witness(found), grounds, about=about)
    try:
        return asked(condition, grounds, about=about)
    except UnprovableError as error:
        return NotProved(error.why)


def refuted(
    condition: tree.Node,
    case: Mapping[Leaf, FactValue],
    grounds: Grounds,
    *,
    about: tuple[Named, ...],
) -> Refuted:
    """
    Return what a *case* shows, in which *condition* is true.

    Raises:
        AssertionError: the specification says that it is not: a fault of ours.
    """
    leaves = leaves_of((condition, *(one.node for one in about)), grounds)
    ordinary = {leaf: grounds.ordinary(leaf.type) for leaf in leaves}
    stated = tuple((leaf, case.get(leaf, ordinary[leaf])) for leaf in leaves)
    shown = example(stated, grounds, about)
    if told(condition, shown, grounds) is not True:
        raise AssertionError(condition, stated)
    return Refuted(shown)


def example(
    stated: tuple[tuple[Leaf, FactValue], ...], grounds: Grounds, about: tuple[Named, ...]
) -> Example:
    """Return a case with what the specification says that each rule comes to in it."""
    bare = Example(stated=stated, outcomes=(), books=grounds.books)
    outcomes = tuple(Outcome(one, told(one.node, bare, grounds)) for one in about)
    return Example(stated=stated, outcomes=outcomes, books=grounds.books)


def told(node: tree.Node, case: Example, grounds: Grounds) -> FactValue:
    """Return what the specification says that *node* comes to in a case."""
    dates: dict[Event, Day] = {**grounds.dates, **case.dates}
    found: FactValue = value(node, situation(case.facts, grounds.figures, dates))
    return found


def leaves_of(nodes: Iterable[tree.Node], grounds: Grounds) -> tuple[Leaf, ...]:
    """Return the facts and days that *nodes* name, in that order, then the codes of figures."""
    found: dict[str, Leaf] = {}
    by: list[str] = []
    for node in nodes:
        for part in tree.parts(node):
            if isinstance(part, Leaf) and grounds.is_free(part):
                found.setdefault(leaf_name(part), part)
            elif isinstance(part, tree.Param):
                figure = grounds.figures[part.id]
                by += [figure.by] if isinstance(figure, ByCode) else []
    for path in by:
        found.setdefault(path, tree.Fact(path, Label(path), Text.same(path)))
    return tuple(found.values())


def require_sense(node: tree.Node, grounds: Grounds) -> None:
    """
    Require a value for each figure that *node* names, and one type for each fact.

    Raises:
        InvalidValueError: a figure has no value, or a fact two types.
    """
    facts: dict[str, tree.Fact] = {}
    for part in tree.parts(node):
        if isinstance(part, tree.Param) and part.id not in grounds.figures:
            raise InvalidValueError.because("parameter_unknown", found=part.id)
        if isinstance(part, tree.Fact) and facts.setdefault(part.path, part) != part:
            raise InvalidValueError.because("proof_two_types", fact=part.label)


def opened(nodes: Iterable[tree.Node], grounds: Grounds) -> Search:
    """
    Open a search about *nodes*.

    Raises:
        UnprovableError: z3 is not installed.
    """
    leaves = leaves_of(nodes, grounds)
    return search(grounds, {one.path: one for one in leaves if isinstance(one, tree.Fact)})


def has_lists(node: tree.Node) -> bool:
    """Whether *node* names a list, of which no search looks at all lengths."""
    return any(isinstance(part.type, Many) for part in tree.parts(node))


def asked(condition: tree.Node, grounds: Grounds, *, about: tuple[Named, ...]) -> Proof:
    """
    Prove the same as `never` with the solver alone.

    Raises:
        UnprovableError: z3 is not installed, gives up, or is not asked about such conditions.
    """
    ready = normalised(condition, grounds.figures, grounds.dates)
    found = opened((ready,), grounds)
    found.require(ready)
    if found.is_possible():
        return refuted(condition, readable_case(found), grounds, about=about)
    return NotProved(too_long()) if has_lists(ready) else Proved()


def too_long() -> Message:
    """Return that longer lists were not looked at."""
    return Message.of("proof_long_lists", most=MOST_RECORDS)
