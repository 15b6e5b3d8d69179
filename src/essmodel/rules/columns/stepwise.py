"""Columns worked out one after another: by expressions, by Python, or from the records of lists."""

from typing import Any

from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.rules import expression as tree
from essmodel.rules.columns.frame import expression
from essmodel.rules.columns.namespace import Frame
from essmodel.rules.columns.opened import Opened
from essmodel.rules.columns.place import Place
from essmodel.rules.columns.step import Step, Steps
from essmodel.rules.interval import LARGEST_EXACT
from essmodel.rules.oracle import called


def worked_out(frame: Frame, steps: Steps, at: Place) -> Frame:
    """
    Return *frame* with a column for each of *steps*.

    Raises:
        InvalidValueError: a step is more than an expression, and the frame cannot take it.
    """
    for level in steps.levels:
        plain = [
            expression(step.node, evolve(at, figures=step.figures)).alias(step.name)
            for step in level
            if step.is_plain
        ]
        frame = at.namespace.with_columns(frame, plain)
        for step in level:
            if step.is_opened:
                frame = _opened(frame, step, evolve(at, figures=step.figures))
            elif isinstance(step.node, tree.Call):
                frame = _called(frame, step, step.node, at)
    return frame


def _called(frame: Frame, step: Step, node: tree.Call, at: Place) -> Frame:
    """Return *frame* with what Python gives for the rows that are asked, once for equal ones."""
    column, known = at.namespace.of.col, dict[tuple[Any, ...], Any]()
    asked = frame.filter(column(step.where)) if step.where else frame
    names = [f"{step.name}.{index}" for index, _ in enumerate(node.args)]
    values = [expression(arg, at).alias(name) for arg, name in zip(node.args, names, strict=True)]
    given = at.namespace.with_columns(asked, values)
    columns = [given.get_column(name).to_list() for name in names]
    rows = list(zip(*columns, strict=True)) if columns else [()] * len(asked)
    for row in rows:
        if row not in known:
            known[row] = _told(node, row, at)
    answers = iter(rows)
    is_asked = frame.get_column(step.where).to_list() if step.where else [True] * len(frame)
    found = [known[next(answers)] if one else None for one in is_asked]
    return frame.with_columns(at.namespace.series(step.name, found, node.type, like=frame))


def _told(node: tree.Call, row: tuple[Any, ...], at: Place) -> tree.Scalar | None:
    """Return what a function gives for known values; unknown where it fails, or one is unknown."""
    if any(value is None for value in row):
        return None
    values = (at.namespace.told(value, arg.type) for value, arg in zip(row, node.args, strict=True))
    found = called(node.function, *values)
    if isinstance(found, int) and abs(found) > LARGEST_EXACT:
        raise InvalidValueError.because(
            "columns_call_too_large", function=node.function.label, found=found
        )
    return found


def _opened(frame: Frame, step: Step, at: Place) -> Frame:
    """Return *frame* with what the records of its lists come to, each asked as a case is."""
    if not at.namespace.is_polars:
        raise InvalidValueError.because("columns_list_elsewhere")
    opened = Opened(step, at)
    if not opened.has_list:
        return frame.with_columns(at.namespace.unknown(step.node.type).alias(step.name))
    numbered = opened.numbered(frame)
    steps = Steps(days=frozenset(at.days), prefix=f"{step.name}/")
    asked = steps.column(opened.asked, step.figures, where=step.where)
    records = worked_out(opened.records(numbered), steps, opened.place)
    return opened.closed(numbered, records, asked.path)
