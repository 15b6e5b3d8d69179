"""Bands that cut a figure: which figures each takes in, and whether some were forgotten."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from attrs import frozen

from essmodel.coproduction.tariff import Band, Table
from essmodel.errors import InvalidValueError, Problem, under
from essmodel.rules.datatype import Number


@frozen
class Slice:
    """The first figure of a band and the first one past it; ``None`` where it is open."""

    first: int | None
    past: int | None


def pieces(table: Table, kind: Number) -> Iterator[tuple[int | None, int | None]]:
    """
    Yield each piece of the axis of a figure: where it begins, and the place of its band.

    The first begins nowhere.  Between whole units there are pieces without a band: silence.

    Raises:
        InvalidValueError: bands overlap, or leave a gap that nobody declared; all of them.
    """
    slices = [_slice(band, kind.places, index) for index, band in enumerate(table.bands)]
    problems = _gaps(slices, kind, spare=kind.scale if table.in_whole_units else 1)
    if problems:
        raise InvalidValueError(*problems)
    yield None, 0
    for index, (before, after) in enumerate(pairwise(slices), start=1):
        if before.past != after.first:
            yield before.past, None
        yield after.first, index


def _slice(band: Band, places: int, index: int) -> Slice:
    try:
        first = band.start.cut(places, is_start=True) if band.start else None
        past = band.end.cut(places, is_start=False) if band.end else None
    except InvalidValueError as error:
        raise InvalidValueError(*under(f"bands.{index}", error)) from None
    if first is not None and past is not None and past <= first:
        raise InvalidValueError.because("band_is_empty", path=f"bands.{index}")
    return Slice(first, past)


def _gaps(slices: list[Slice], kind: Number, *, spare: int) -> list[Problem]:
    """Return what keeps *slices* from following each other; gaps under *spare* are allowed."""
    problems: list[Problem] = []
    first, last = slices[0].first, slices[-1].past
    if first is not None and (kind.least is None or first > kind.least):
        problems.append(_problem("bands_start_late", 0, first, kind))
    if last is not None and (kind.most is None or last <= kind.most):
        problems.append(_problem("bands_end_early", len(slices) - 1, last, kind))
    for index, (before, after) in enumerate(pairwise(slices), start=1):
        if after.first is None or before.past is None or before.past > after.first:
            problems.append(_problem("bands_overlap", index, after.first, kind))
        elif after.first - before.past >= spare and after.first > before.past:
            problems.append(_problem("bands_leave_gap", index, before.past, kind))
    return problems


def _problem(id: str, index: int, at: int | None, kind: Number) -> Problem:  # noqa: A002 - the word of the field
    found = Decimal(at or 0).scaleb(-kind.places)
    return Problem(id=id, path=f"bands.{index}", data=(("at", found),))
