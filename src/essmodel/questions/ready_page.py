"""All that is told about a rule whatever the case: put in words once, with room for the values."""

from collections.abc import Callable, Mapping
from itertools import chain, combinations

from attrs import frozen

from essmodel.questions.explanation import explained, joined, line, marked
from essmodel.questions.ready_reading import ReadyRule, parts_of
from essmodel.questions.wrapping import WIDTH, wrapped
from essmodel.rules import expression as tree
from essmodel.rules.finding import Finding
from essmodel.rules.scalar.noted import Leaf
from essmodel.rules.scalar.said_value import framed
from essmodel.rules.verdict import Met, Missing, Undetermined, Unmet, Verdict
from essmodel.rules.wording import Wording

MOST_PREPARED = 3
"""The most facts, or conditions, of a rule whose every combination is put in words beforehand."""

DETAIL = " " * 4
"""What stands before what is set in under a line."""


@frozen(eq=False)
class Side:
    """
    What stands around the values found, for one answer.

    Attributes:
        head: the sentence required, under its mark.
        opening: the same, and what introduces the values on a line of their own.
        closing: what follows them there, and the tail.
        tail: why it is open, and who says so.
        around: what introduces the values, and what follows them.
        room: how long they may be on one line.
    """

    head: str
    opening: str
    closing: str
    tail: str
    around: tuple[str, str]
    room: int

    def of(self, found: str) -> str:
        """Return the lines, with the values found."""
        if not found:
            return self.head + self.tail
        if len(found) <= self.room:
            return f"{self.opening}{found}{self.closing}"
        before, after = self.around
        lines = wrapped(before + found + after, first=DETAIL, others=DETAIL + "  ")
        return f"{self.head}\n{lines}{self.tail}"


@frozen(eq=False)
class Page:
    """
    All that is told about a rule whatever the case.

    Attributes:
        sides: for each answer that is sure.
        waiting: where nobody can tell, for the facts that are missing.
        between: what stands between two values.
    """

    sides: Mapping[bool, Side]
    waiting: Callable[[frozenset[str]], Side]
    between: str


def page_of(rule: ReadyRule, wording: Wording) -> Page:
    """Put in words all about a rule that does not depend on the case."""
    before, after = framed("found_line", wording, "found")

    def side(verdict: Verdict) -> Side:
        finding = Finding(rule=rule.rule, verdict=verdict, used=rule.used)
        head = line(marked(finding.standing, wording.required(finding)))
        tail = explained(finding, wording).removeprefix(head)
        opening = f"{head}\n{DETAIL}{before}"
        room = WIDTH - len(DETAIL + before + after)
        return Side(head, opening, after + tail, tail, (before, after), room)

    def waiting(missing: frozenset[str]) -> Side:
        return side(Undetermined((Missing(missing),)))

    paths = dict.fromkeys(path_of(one) for one in parts_of(rule.rule) if isinstance(one, Leaf))
    most = len(paths) if len(paths) <= MOST_PREPARED else 1
    choices = (combinations(paths, count) for count in range(1, most + 1))
    prepared = {frozenset(one): waiting(frozenset(one)) for one in chain(*choices)}
    return Page(
        sides={True: side(Met()), False: side(Unmet())},
        waiting=lambda missing: prepared.get(missing) or waiting(missing),
        between=joined(("", ""), wording.lang),
    )


def path_of(leaf: Leaf) -> str:
    """Return how *leaf* is named where it is missing."""
    return leaf.path if isinstance(leaf, tree.Fact) else leaf.event.value
