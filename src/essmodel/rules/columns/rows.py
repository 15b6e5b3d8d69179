"""The rows of a population: a frame that the caller holds, or a file of Parquet."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.catalogue import Message
from essmodel.rules.columns.intake import Check
from essmodel.rules.columns.namespace import Frame, Namespace

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
        """Return the rows with the columns *names* alone."""
        return evolve(self, frame=self.frame.select([*dict.fromkeys(names)]))

    def watched(self, watch: Callable[[int], None]) -> "Rows":
        """Return the rows, of which *watch* is told how many went by; of a plan of polars alone."""

        def passed(some: Frame) -> Frame:
            watch(len(some))
            return some

        if not (self.is_lazy and self.namespace.is_polars):
            return self
        return evolve(self, frame=self.frame.map_batches(passed, streamable=True))

    def written(self, answers: Frame, to: Path) -> Given:
        """Write *answers* to a file of Parquet, and return them; a plan, as the file says them."""
        part = to.with_name(f"{to.name}.part")
        if not self.is_lazy:
            answers.write_parquet(part)
            part.replace(to)
            return self.give(answers)
        answers.sink_parquet(part)
        part.replace(to)
        return self.give(_scanned(to)) if self.namespace.is_polars else self.give(answers)

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
        day = self.namespace.of.col(column)
        found = self.read(self.frame.select(day.min().alias("first"), day.max().alias("last")))
        first, last = (found.get_column(name).to_list()[0] for name in ("first", "last"))
        if first is None:
            raise InvalidValueError.because("columns_no_day", path=column)
        return first, last

    def require(self, checks: tuple[Check, ...]) -> None:
        """
        Refuse rows that satisfy one of *checks*.

        Raises:
            InvalidValueError: how many there are of each, and the first of them.
        """
        if not checks:
            return
        named = [check.is_wrong.sum().alias(str(index)) for index, check in enumerate(checks)]
        counts = self.read(self.frame.select(named))
        found = [counts.get_column(str(index)).to_list()[0] for index, _ in enumerate(checks)]
        wrong = [(one, count) for one, count in zip(checks, found, strict=True) if count]
        problems = [
            problem
            for check, count in wrong
            for problem in InvalidValueError.because(
                check.problem,
                path=check.column,
                count=count,
                expected=check.expected,
                where=self._first(check),
            ).problems
        ]
        if problems:
            raise InvalidValueError(*problems)

    def _first(self, check: Check) -> Message:
        """Return the first rows that are wrong; none where rows have no order."""
        if self.is_lazy and not self.namespace.is_polars:
            return Message("columns_rows_unordered")
        row = "#row"
        found = self.frame.with_row_index(row).filter(check.is_wrong).head(SHOWN).select(row)
        return Message.of("columns_rows", rows=tuple(self.read(found).get_column(row).to_list()))


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

    frame = narwhals.from_native(given, pass_through=True)
    if not isinstance(frame, narwhals.DataFrame | narwhals.LazyFrame):
        raise InvalidValueError.because("columns_no_frame", found=type(given).__name__)
    is_wrapped = frame is given
    if frame.implementation.is_polars():
        return _of_polars(frame.to_native(), narwhals.from_native if is_wrapped else _as_it_is)
    if isinstance(frame, narwhals.DataFrame):
        return _of_arrow(frame, among, is_wrapped=is_wrapped)
    if not frame.implementation.is_duckdb():
        raise InvalidValueError.because("columns_no_frame", found=frame.implementation.value)
    return Rows(
        frame=frame,
        namespace=Namespace(narwhals),
        schema=dict(frame.collect_schema()),
        is_lazy=True,
        give=_as_it_is if is_wrapped else narwhals.to_native,
    )


def _of_arrow(frame: Any, among: frozenset[str], *, is_wrapped: bool) -> Rows:  # noqa: ANN401 - of narwhals
    """Return rows in Arrow, where null is null and neither truth nor number becomes a float."""
    import narwhals  # noqa: PLC0415 - the extra `data`

    names = [name for name in frame.columns if name in among]
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

    types = dict(narwhals.from_native(table).schema)
    empty = {one.name: narwhals.Unknown() for one in table.schema if str(one.type) == "null"}
    return Rows(
        frame=narwhals.from_native(table),
        namespace=Namespace(narwhals),
        schema=types | empty,
        is_lazy=False,
        give=give,
    )
