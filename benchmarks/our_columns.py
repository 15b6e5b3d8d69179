"""
The rule in columns by us, as `essmodel.decide_all` does it once a service is bound to its day.

`decide_all` itself takes services whose price is a published list; the price measured here is
worked out, so the service is bound in `benchmarks.invented_price` and handed to the same rooms.
"""

from pathlib import Path
from typing import Any

import polars as pl
from attrs import frozen

from benchmarks.invented_price import bound_invented
from benchmarks.invented_service import SCHEME_BOOK, TOWN_BOOK
from benchmarks.task import Task
from essmodel.coproduction.bound import BoundService
from essmodel.rules.columns.inquiry import Inquiry
from essmodel.rules.columns.intake import Intake, Needs, intake
from essmodel.rules.columns.place import Place
from essmodel.rules.columns.population import answered
from essmodel.rules.columns.rows import Rows, rows

_BOOKS = {book.id: frozenset(code for code, _ in book.codes) for book in (TOWN_BOOK, SCHEME_BOOK)}
_COLUMNS = {
    Task.DECISION: ("verdict",),
    Task.PRICE: ("verdict", "price"),
    Task.REASONS: ("verdict", "price", "failed", "undetermined"),
}


def plan(people: pl.LazyFrame, task: Task) -> pl.LazyFrame:
    """Return the columns of one task as a plan, ready to be collected again and again."""
    bound = bound_invented()
    inquiry = _inquiry(bound, is_priced=task is not Task.DECISION)
    answers: pl.LazyFrame = _Asked.of(people, (inquiry,)).answers
    return answers.select(pl.col(f"{inquiry.id}.{name}").alias(name) for name in _COLUMNS[task])


def hundred(people: pl.LazyFrame, services: int) -> pl.LazyFrame:
    """Return the verdicts of as many *services* as a plan."""
    bound = [bound_invented(variant) for variant in range(services)]
    inquiries = tuple(_inquiry(one, is_priced=False) for one in bound)
    answers: pl.LazyFrame = _Asked.of(people, inquiries).answers
    return answers.select(f"{one.id}.verdict" for one in inquiries)


def decide_file(people: Path, answers: Path) -> None:
    """Do all that is done about a file: bind, lower, check the values of columns, answer, write."""
    inquiry = _inquiry(bound_invented(), is_priced=True)
    asked = _Asked.of(people, (inquiry,))
    asked.table.require(asked.found.checks, *asked.found.problems)
    asked.table.written(asked.answers, answers)


@frozen(kw_only=True)
class _Asked:
    """
    Inquiries about a population.

    Attributes:
        table: the rows.
        found: how their columns hold the facts.
    """

    table: Rows
    found: Intake
    inquiries: tuple[Inquiry, ...]

    @classmethod
    def of(
        cls, population: pl.DataFrame | pl.LazyFrame | Path, inquiries: tuple[Inquiry, ...]
    ) -> "_Asked":
        """Find the columns that *inquiries* need."""
        asked = ((node, one.figures) for one in inquiries for node in one.nodes)
        needs = Needs.of(asked, days={}, known={})
        table = rows(population, among=needs.facts)
        found = intake(table.schema, needs, namespace=table.namespace, books=_BOOKS)
        return cls(table=table.of(found.names), found=found, inquiries=inquiries)

    @property
    def answers(self) -> Any:  # noqa: ANN401 - a frame of the sort of the rows
        """The columns of all inquiries."""
        place = Place(
            namespace=self.table.namespace, figures={}, dates={}, columns=self.found.columns
        )
        return answered(self.table, self.inquiries, place, keep=())


def _inquiry(bound: BoundService, *, is_priced: bool) -> Inquiry:
    return Inquiry(
        id=bound.service.id,
        rules=tuple(rule.tree for rule in bound.rules),
        price=bound.price if is_priced else None,
        figures=bound.figures,
    )
