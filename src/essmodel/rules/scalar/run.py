"""What a rule becomes when it is made ready: functions of the facts and of the record at hand."""

from collections.abc import Callable
from typing import Any

from essmodel.rules.expression import Scalar
from essmodel.rules.fact import Facts, Record
from essmodel.rules.figure import ByCode

Run = Callable[[Facts, Record], Any]
"""What a node comes to, for the facts of a case and the record at hand; ``None`` where unknown."""

Told = Callable[[Facts], Any]
"""What a node comes to, for the facts of a case: of its type, or ``None`` where unknown."""

OfRecords = Callable[[Facts, tuple[Record, ...]], Any]
"""What a question about a list comes to, for the facts of a case and the records of the list."""

NO_RECORD: Record = {}


def of_code(figure: ByCode) -> Callable[[object], Scalar | None]:
    """Return the function that gives the figure of a code; ``None`` where it has none."""
    of = figure.of
    return lambda code: of(code) if isinstance(code, str) else None


def quantified(body: Run, *, is_any: bool) -> OfRecords:
    """Return whether any, or all, of some records satisfy *body*."""

    def of(facts: Facts, records: tuple[Record, ...]) -> bool | None:
        told: bool | None = not is_any
        for record in records:
            answer = body(facts, record)
            if answer is None:
                told = None
            elif bool(answer) is is_any:
                return is_any
        return told

    return of


def summed(term: Run) -> OfRecords:
    """Return the sum of *term* over some records."""

    def of(facts: Facts, records: tuple[Record, ...]) -> int | None:
        sum_of = 0
        for record in records:
            found = term(facts, record)
            if found is None:
                return None
            sum_of += found
        return sum_of

    return of
