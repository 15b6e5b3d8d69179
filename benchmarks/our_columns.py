"""The rule lowered to columns by us."""

from pathlib import Path
from typing import Any
from functools import reduce
from operator import or_

import polars as pl

from benchmarks.invented_price import bound_invented, conditions
from benchmarks.task import Task
from essmodel.rules.columns.frame import lowered


def answers(task: Task) -> dict[str, pl.Expr]:
    """Return the columns of one task."""
    bound = bound_invented()
    law: dict[str, Any] = {"figures": bound.figures, "dates": bound.dates}
    if task is Task.DECISION:
        return {"verdict": lowered(conditions(bound), pl, **law)}
    r = {"verdict": lowered(bound.verdict, pl, **law), "price": lowered(bound.price, pl, **law)}
    if task is Task.REASONS:
        c = [lowered(x.tree, pl, **law) for x in bound.rules]
        bits=lambda fl: reduce(or_,[pl.when(flag).then(1 << bit).otherwise(0) for bit, flag in enumerate(fl)])
        r|={"failed":bits([~x for x in c]),"undetermined":bits([x.is_null() for x in c])}
    return r


def hundred(n: int) -> dict[str, pl.Expr]:
    r={}
    for v in range(n):
        b=bound_invented(v); r[f"care_{v}"]=lowered(conditions(b),pl,figures=b.figures,dates=b.dates)
    return r


def decide_file(people: Path, answers_: Path) -> None:
    """TODO."""
    pl.scan_parquet(people).select(**answers(Task.REASONS)).sink_parquet(answers_)
