"""Why a case comes to what it does, in few words: which rules fail, which are open, what lacks."""

from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from essmodel.rules import expression as tree
from essmodel.rules.fact import Facts
from essmodel.rules.figure import Figure
from essmodel.rules.law.event import Dates
from essmodel.rules.scalar.generated import compiled_each
from essmodel.rules.scalar.noted import lacking
from essmodel.rules.scalar.noting import NOTHING


@frozen
class Reasons:
    """
    The answer to a set of rules and its reasons, as plain values.

    Attributes:
        verdict: whether all rules are met; ``None`` where nobody can tell.
        failed: the ids of the rules that are unmet.
        undetermined: the ids of those that nobody can tell.
        missing: the facts that the undetermined rules wait for, by path; none where a rule is
            unmet, which no fact changes.
    """

    verdict: bool | None
    failed: tuple[str, ...] = ()
    undetermined: tuple[str, ...] = ()
    missing: frozenset[str] = NOTHING


ALL_MET = Reasons(verdict=True)


def reasons(
    rules: Sequence[tuple[str, tree.Node]], *, figures: Mapping[str, Figure], dates: Dates
) -> Callable[[Facts], Reasons]:
    """
    Return the function that gives the reasons of a case.

    Args:
        rules: each with its id, as one condition: true where it is met or does not apply.
        figures: the figures that they name.
        dates: the days of the events.
    """
    names = [name for name, _ in rules]
    ask = compiled_each([node for _, node in rules], figures=figures, dates=dates)
    lacks = {name: lacking(node, figures=figures, dates=dates) for name, node in rules}

    def told(facts: Facts) -> Reasons:
        answers = ask(facts)
        if all(answers):
            return ALL_MET
        undetermined: tuple[str, ...] = ()
        if None in answers:
            undetermined = tuple(
                [name for name, one in zip(names, answers, strict=True) if one is None]
            )
        if False in answers:
            failed = [name for name, one in zip(names, answers, strict=True) if one is False]
            return Reasons(False, tuple(failed), undetermined)
        missing = NOTHING.union(*(lacks[name](facts) for name in undetermined))
        return Reasons(None, (), undetermined, missing)

    return told
