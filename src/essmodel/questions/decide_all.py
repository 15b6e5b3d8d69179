"""May each of these people have that service, and at what price: a population at once."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from essmodel.coproduction.bound import BoundService
from essmodel.coproduction.service import Service
from essmodel.errors import InvalidValueError, Problem
from essmodel.packs.scope import words_of
from essmodel.packs.shelf import Packs
from essmodel.packs.vocabulary import Vocabulary
from essmodel.partnership.partnership import Partnership
from essmodel.questions.bind import bind_on, bind_over
from essmodel.questions.offer import offered, offers
from essmodel.questions.population_decision import PopulationDecision
from essmodel.rules.columns.inquiry import Inquiry
from essmodel.rules.columns.intake import Intake, Needs, intake
from essmodel.rules.columns.place import MADE, Place
from essmodel.rules.columns.population import answered
from essmodel.rules.columns.rows import Given, Rows, rows
from essmodel.rules.datatype import Calendar, DataType
from essmodel.rules.expression import Fact
from essmodel.rules.law.event import Event

Asked = Service | str | Iterable[Service | str]
"""A service, or several; by their ids where a case, or a pack, offers them."""


def decide_all(  # noqa: PLR0913 - each names a choice of the caller
    services: Asked,
    population: Given | str | Path,
    *,
    packs: Packs,
    on: date | str,
    within: Partnership | None = None,
    keep: Iterable[str] = (),
    to: str | Path | None = None,
    watch: Callable[[int], None] | None = None,
) -> PopulationDecision:
    """
    Decide *services* for a whole *population*, as `essmodel.decide` decides for each of its rows.

    A column bears the path of a fact, or its last part where no other fact has the same; numbers
    are whole, in units of the type, or decimals.  What is null, or has no column, is unknown.

    Args:
        services: a service, or several, that are all decided in one pass.
        population: a frame of polars, pandas or pyarrow, a relation of DuckDB, or the path of a
            file of Parquet.  A plan (``LazyFrame``) is only planned for, a file read by pieces.
        packs: the packs that say what the facts mean, and whose law is asked.
        on: the day of the decisions, or the name of the column that holds each case's own,
            which all of them have.
        within: the case that offers the services that are named by their ids.
        keep: columns that the answer keeps: the keys of the cases.
        to: a file of Parquet to write the answers to, all of them or none.
        watch: called with how many rows were read, again and again, while a file is.

    Raises:
        InvalidValueError: columns or values that make no sense, all of them at once; or a rule
            that could not be decided exactly in such a frame.
        NoLawInForceError: a price follows a figure that the law did not set on that day.
    """
    words = words_of(packs, within)
    several = _services(services, within, words)
    if to is not None:
        _require_writable(Path(to), population)
    days = {Event.DECISION: on} if isinstance(on, str) else {}
    bound = _bound(several, population, words, on=on)
    inquiries = tuple(_inquiry(one) for one in bound)
    asked = ((node, one.figures) for one in inquiries for node in one.nodes)
    needs = Needs.of(asked, days=days, known=_types(words))
    kept = (keep,) if isinstance(keep, str) else tuple(dict.fromkeys(keep))
    twice = _named_twice(kept, inquiries)
    table, found = _taken(population, needs, words, keep=kept, problems=twice)
    if watch is not None:
        table = table.watched(watch)
    place = Place(
        namespace=table.namespace,
        figures={},
        dates=bound[0].dates,
        days=days,
        columns=found.columns,
    )
    answers = answered(table, inquiries, place, keep=kept)
    frame = table.give(answers) if to is None else table.written(answers, Path(to))
    return PopulationDecision(
        frame=frame,
        services=bound,
        absent=found.absent,
        on=on,
        words=words,
    )


def _require_writable(to: Path, population: Given | str | Path) -> None:
    """Refuse to write to a file in no folder, or to the one that the cases are read from."""
    if to.is_dir() or not to.parent.is_dir():
        raise InvalidValueError.because("columns_unwritable", path=str(to))
    if isinstance(population, str | Path) and Path(population).resolve() == to.resolve():
        raise InvalidValueError.because("columns_same_file", path=str(to))


def _services(
    services: Asked, within: Partnership | None, words: Vocabulary
) -> tuple[Service, ...]:
    several = [services] if isinstance(services, Service | str) else [*services]
    if not several:
        raise InvalidValueError.because("columns_no_service")
    found: list[Service] = []
    for one in several:
        if isinstance(one, Service):
            found.append(one)
        elif offers(within, words):
            found.append(offered(one, within=within, words=words))
        else:
            raise InvalidValueError.because("columns_service_of_what", found=one)
    return tuple(dict.fromkeys(found))


def _bound(
    services: tuple[Service, ...],
    population: Any,  # noqa: ANN401 - a frame
    words: Vocabulary,
    *,
    on: date | str,
) -> tuple[BoundService, ...]:
    """Return *services* on the day, or on each day that the column *on* holds."""
    if isinstance(on, date):
        return tuple(bind_on(one, words, on=on) for one in services)
    needs = Needs(facts={on: Calendar()}, fields={}, days={Event.DECISION: on})
    table = rows(population, among=(on,))
    found = intake(table.schema, needs, namespace=table.namespace, books={})
    table.require(found.checks, *found.problems)
    first, last = table.ends(on)
    return tuple(bind_over(one, words, first=first, last=last) for one in services)


def _inquiry(bound: BoundService) -> Inquiry:
    return Inquiry(
        id=bound.service.id,
        rules=tuple(rule.tree for rule in bound.rules),
        price=bound.price,
        figures=bound.figures,
    )


def _types(words: Vocabulary) -> dict[str, DataType]:
    return {one.path: one.type for one in words.names.leaves if isinstance(one, Fact)}


def _taken(
    population: Any,  # noqa: ANN401 - a frame
    needs: Needs,
    words: Vocabulary,
    *,
    keep: tuple[str, ...],
    problems: tuple[Problem, ...],
) -> tuple[Rows, Intake]:
    """Return the rows, whose columns and values make sense, where there are no *problems* yet."""
    last_parts = (path.rpartition(".")[2] for path in needs.facts)
    table = rows(population, among=(*needs.facts, *last_parts, *keep))
    books = {book.id: frozenset(code for code, _ in book.codes) for book in words.books}
    found = intake(table.schema, needs, namespace=table.namespace, books=books)
    missing = tuple(name for name in keep if name not in table.schema)
    absent = _problems("columns_not_there", missing)
    table.require(found.checks, *found.problems, *absent, *problems)
    return table.of((*keep, *found.names)), found


def _named_twice(keep: tuple[str, ...], inquiries: tuple[Inquiry, ...]) -> tuple[Problem, ...]:
    """Return what is wrong with names of the answer: made on the way, or borne by two columns."""
    names = [*keep, *(name for one in inquiries for name in one.names)]
    made = tuple(name for name in names if name.startswith(MADE))
    twice = tuple(name for name in dict.fromkeys(names) if names.count(name) > 1)
    return (*_problems("columns_made", made), *_problems("columns_twice", twice))


def _problems(about: str, names: tuple[str, ...]) -> tuple[Problem, ...]:
    return (Problem(id=about, data=(("names", names),)),) if names else ()
