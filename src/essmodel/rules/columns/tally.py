"""How many of a population were granted, refused or left undetermined, and by which rules."""

from pathlib import Path
from typing import Any

from attrs import frozen

from essmodel.rules.columns.inquiry import MOST_RULES, mask_names
from essmodel.rules.columns.namespace import Expr


@frozen(kw_only=True)
class Tally:
    """
    The answers of one service, counted.

    Attributes:
        unpriced: how many nothing but the price leaves undetermined.
        unmet: how many cases each rule refuses, in the order of the rules.
        untold: how many cases each rule leaves undetermined, likewise.
    """

    granted: int
    refused: int
    undetermined: int
    unpriced: int
    unmet: tuple[int, ...]
    untold: tuple[int, ...]


def tallied(answers: Any, services: dict[str, int]) -> tuple[Tally, ...]:  # noqa: ANN401 - a frame
    """
    Count the answers about *services*, each with the number of its rules, in one pass.

    Args:
        answers: a frame with the columns of `essmodel.rules.columns.population.answered`.
        services: how many rules each service has.
    """
    import polars as pl  # noqa: PLC0415 - the extra `data`

    named: dict[str, Expr] = {}
    for service, count in services.items():
        verdict = pl.col(f"{service}.verdict")
        named[f"{service}/granted"] = verdict.sum()
        named[f"{service}/refused"] = (~verdict).sum()
        named[f"{service}/undetermined"] = verdict.is_null().sum()
        masks = {
            kind: [pl.col(name) for name in mask_names(service, kind, count)]
            for kind in ("failed", "undetermined")
        }
        is_told = [mask == 0 for mask in masks["undetermined"]]
        named[f"{service}/unpriced"] = pl.all_horizontal(verdict.is_null(), *is_told).sum()
        for index in range(count):
            for kind, columns in masks.items():
                named[f"{service}/{kind}/{index}"] = _has(columns, index).sum()
    found = _lazy(answers).select(**named).collect(engine="streaming").row(0, named=True)
    return tuple(
        Tally(
            granted=found[f"{service}/granted"],
            refused=found[f"{service}/refused"],
            undetermined=found[f"{service}/undetermined"],
            unpriced=found[f"{service}/unpriced"],
            unmet=tuple(found[f"{service}/failed/{index}"] for index in range(count)),
            untold=tuple(found[f"{service}/undetermined/{index}"] for index in range(count)),
        )
        for service, count in services.items()
    )


def length(path: Path) -> int | None:
    """Return how many rows a file of Parquet says that it has; nothing where it cannot be read."""
    import polars as pl  # noqa: PLC0415 - the extra `data`

    try:
        (rows,) = pl.scan_parquet(path).select(pl.len()).collect().row(0)
    except (OSError, pl.exceptions.PolarsError):
        return None
    return int(rows)


def _has(masks: list[Expr], index: int) -> Expr:
    """Return whether the bit of the rule at the place *index* is set."""
    import polars as pl  # noqa: PLC0415 - the extra `data`

    part, place = divmod(index, MOST_RULES)
    return (masks[part] & pl.lit(2**place, pl.UInt64)) != 0


def _lazy(answers: Any) -> Any:  # noqa: ANN401 - a frame
    """Return a frame of any sort as a plan of polars."""
    import narwhals  # noqa: PLC0415 - the extra `data`
    import polars as pl  # noqa: PLC0415 - the extra `data`

    frame = narwhals.from_native(answers)
    if frame.implementation.is_polars():
        return frame.to_native().lazy()
    eager = frame.collect("pyarrow") if isinstance(frame, narwhals.LazyFrame) else frame
    return pl.DataFrame(eager.to_arrow()).lazy()
