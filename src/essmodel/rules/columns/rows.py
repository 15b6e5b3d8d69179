"""The rows of a population: a frame that the caller holds, or a file of Parquet."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import evolve, field, frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.messages.catalogue import Message
from essmodel.rules.columns.intake import Check, Null
from essmodel.rules.columns.namespace import Frame, Namespace
from essmodel.rules.columns.place import MADE

_ROW = f"{MADE}row"
"""The column of rows of which nothing else is read: without one there would be none."""

SHOWN = 3
"""How many of the rows that are wrong a message names."""

Given = Any
"""A frame as the caller holds it: of polars, pandas, pyarrow, or a relation of DuckDB."""


@frozen(kw_only=True)
class Rows:
    """
    Rows that rules are asked of.

    Attributes:
        frame: of polars where *namespace* is, of narwhals otherwise.
        schema: the types of the columns.
        is_lazy: whether *frame* is only a plan to read rows, piece by piece.
        give: how an answer becomes a frame of the caller's sort.
    """

    frame: Frame = field(repr=False)
    namespace: Namespace
    schema: Mapping[str, Any]
    is_lazy: bool
    give: Callable[[Frame], Given] = field(repr=False)

    def of(self, names: Iterable[str]) -> "Rows":
        """Return the rows with the columns *names* alone; as many rows where there is no name."""
        columns = [self.namespace.column(name) for name in dict.fromkeys(names)]
        row = self.namespace.of.lit(True, self.namespace.of.Boolean).alias(_ROW)
        frame = self.frame if columns else self.frame.with_columns(row)
        return evolve(self, frame=frame.select(columns or [_ROW]))

    def watched(self, watch: Callable[[int], None]) -> "Rows":
        """Return the rows, of which *watch* is told how many went by; of a plan of polars alone."""
        if not (self.is_lazy and self.namespace.is_polars):
            return self
        return evolve(self, frame=self.frame.map_batches(partial(passed, watch), streamable=True))

    def written(self, answers: Frame, to: Path) -> Given:
        """
        Write *answers* to a file of Parquet, and return them; a plan, as the file says them.

        The file is there once all of it is; until then, the one that was there before.
        """
        with TemporaryDirectory(prefix=".", dir=to.parent) as folder:
            part = Path(folder, to.name)
            if self.is_lazy:
                answers.sink_parquet(part)
            else:
                answers.write_parquet(part)
            part.replace(to)
        is_plan = self.is_lazy and self.namespace.is_polars
        return self.give(_scanned(to) if is_plan else answers)

    def read(self, frame: Frame) -> Frame:
        """Return *frame*, made of these rows, in memory."""
        if not self.is_lazy:
            return frame
        if self.namespace.is_polars:
            return frame.collect(engine="streaming")
        return frame.collect("polars")

    def ends(self, column: str) -> tuple[date, date]:
        """
        Return the first and the last of the days in *column*.

        Raises:
            InvalidValueError: there is none.
        """
        day = self.namespace.column(column)
        found = self.read(self.frame.select(day.min().alias("first"), day.max().alias("last")))
        first, last = (found.get_column(name).to_list()[0] for name in ("first", "last"))
        if first is None:
            raise InvalidValueError.because("columns_no_day", path=column)
        return first, last

    def require(self, checks: tuple[Check, ...], *problems: Problem) -> None:
        """
        Refuse rows that satisfy one of *checks*, and whatever has *problems* already.

        Raises:
            InvalidValueError: those, and how many rows there are for each check, and the first.
        """
        found = (*problems, *self._problems(checks))
        if found:
            raise InvalidValueError(*found)

    def _problems(self, checks: tuple[Check, ...]) -> tuple[Problem, ...]:
        if not checks:
            return ()
        named = [check.is_wrong.sum().alias(str(index)) for index, check in enumerate(checks)]
        counts = self.read(self.frame.select(named))
        found = [counts.get_column(str(index)).to_list()[0] for index, _ in enumerate(checks)]
        return tuple(
            self._problem(check, count) for check, count in zip(checks, found, strict=True) if count
        )

    def _problem(self, check: Check, count: int) -> Problem:
        data = {"count": count, "expected": check.expected, "where": self._first(check)}
        return Problem(id=check.problem, path=check.column, data=tuple(data.items()))

    def _first(self, check: Check) -> Message:
        """Return the first rows that are wrong; none where rows have no order."""
        if self.is_lazy and not self.namespace.is_polars:
            return Message("columns_rows_unordered")
        told = self.frame.select(check.is_wrong.alias("is_wrong")).with_row_index("row")
        found = told.filter(self.namespace.of.col("is_wrong")).head(SHOWN)
        return Message.of("columns_rows", rows=tuple(self.read(found).get_column("row").to_list()))


def rows(given: Given | str | Path, *, among: Iterable[str]) -> Rows:
    """
    Return the rows of a frame, or of a file of Parquet named by its path.

    Args:
        given: what the caller holds.
        among: the names of the columns that may be read; the others are left where they are.

    Raises:
        InvalidValueError: it is no frame that is promised exact, or no such file.
    """
    import polars as pl  # noqa: PLC0415 - the extra `data`

    if isinstance(given, str | Path):
        return _of_polars(_scanned(Path(given)), _as_it_is)
    if isinstance(given, pl.DataFrame | pl.LazyFrame):
        return _of_polars(given, _as_it_is)
    return _of_others(given, frozenset(among))


def passed(watch: Callable[[int], None], some: Frame) -> Frame:
    """Return *some* rows, of which *watch* is told how many they are."""
    watch(len(some))
    return some


def _as_it_is(frame: Frame) -> Given:
    return frame


def _scanned(path: Path) -> Frame:
    import polars as pl  # noqa: PLC0415 - the extra `data`

    try:
        found = pl.scan_parquet(path)
        found.collect_schema()
    except (OSError, pl.exceptions.PolarsError) as error:
        raise InvalidValueError.because(
            "columns_unreadable", path=str(path), error=str(error)
        ) from None
    return found


def _of_polars(frame: Frame, give: Callable[[Frame], Given]) -> Rows:
    import polars as pl  # noqa: PLC0415 - the extra `data`

    return Rows(
        frame=frame,
        namespace=Namespace(pl),
        schema=dict(frame.collect_schema()),
        is_lazy=isinstance(frame, pl.LazyFrame),
        give=give,
    )


def _of_others(given: Given, among: frozenset[str]) -> Rows:
    """Return the rows of a frame of another library, held in Arrow where they are in memory."""
    import narwhals  # noqa: PLC0415 - the extra `data`

    try:
        frame = narwhals.from_native(given, pass_through=True)
    except narwhals.exceptions.DuplicateError as error:
        raise InvalidValueError.because("columns_alike", error=str(error)) from None
    if not isinstance(frame, narwhals.DataFrame | narwhals.LazyFrame):
        raise InvalidValueError.because("columns_no_frame", found=type(given).__name__)
    is_wrapped = frame is given
    if frame.implementation.is_polars():
        return _of_polars(frame.to_native(), narwhals.from_native if is_wrapped else _as_it_is)
    if isinstance(frame, narwhals.DataFrame):
        return _of_arrow(frame, among, is_wrapped=is_wrapped)
    if not frame.implementation.is_duckdb():
        raise InvalidValueError.because("columns_no_frame", found=frame.implementation.value)
    relation: Any = frame.to_native()
    types = zip(relation.columns, relation.types, strict=True)
    return Rows(
        frame=frame,
        namespace=Namespace(narwhals),
        schema={**frame.collect_schema(), **_nothing(types)},
        is_lazy=True,
        give=_as_it_is if is_wrapped else narwhals.to_native,
    )


def _of_arrow(frame: Any, among: frozenset[str], *, is_wrapped: bool) -> Rows:  # noqa: ANN401 - of narwhals
    """Return rows in Arrow, where null is null and neither truth nor number becomes a float."""
    import narwhals  # noqa: PLC0415 - the extra `data`

    names = [name for name in frame.columns if name in among]
    if not names:
        frame = frame.with_columns(narwhals.lit(True, narwhals.Boolean).alias(_ROW))
        names = [_ROW]
    try:
        table = frame.select(names).to_arrow()
    except (TypeError, ValueError) as error:  # what pyarrow raises
        raise InvalidValueError.because("columns_mixed", error=str(error)) from None
    table = table.select(names)  # without the index of pandas, which is put back

    def give(answers: Frame) -> Given:
        found = answers.to_native()
        if frame.implementation.is_pandas():
            pandas: Any = narwhals.dependencies.get_pandas()
            found = found.to_pandas(types_mapper=pandas.ArrowDtype)
            found.index = frame.to_native().index
        return narwhals.from_native(found) if is_wrapped else found

    held = narwhals.from_native(table)
    return Rows(
        frame=held,
        namespace=Namespace(narwhals),
        schema={**held.schema, **_nothing((one.name, one.type) for one in table.schema)},
        is_lazy=False,
        give=give,
    )


def _nothing(types: Iterable[tuple[str, Any]]) -> dict[str, type[Null]]:
    """Return the columns that hold nothing, by the types that a library itself tells."""
    return {name: Null for name, found in types if str(found).strip('"').lower() == "null"}
