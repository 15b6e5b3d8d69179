"""Why the work on a file of Parquet stopped half-way: the file, the disk, or a mistake of ours."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from essmodel.errors import InvalidValueError


@contextmanager
def explained(people: Path) -> Generator[None]:
    """
    Say of what stops the work on the file *people* whether the file or the disk is at fault.

    Raises:
        InvalidValueError: the file is damaged, or the system refused to read or to write.
    """
    from polars.exceptions import PanicException, PolarsError  # noqa: PLC0415 - the extra `data`

    try:
        yield
    except OSError as error:
        said = error.strerror or str(error)
        raise InvalidValueError.because("columns_disk", error=said) from None
    except (PanicException, PolarsError):
        if is_damaged(people):
            raise InvalidValueError.because("columns_damaged", file=str(people)) from None
        raise


def is_damaged(people: Path) -> bool:
    """Return whether the file *people* cannot be read to its end."""
    import polars as pl  # noqa: PLC0415 - the extra `data`

    # INVARIANT: polars reads all columns of what it hands to a function of ours
    plan = pl.scan_parquet(people).map_batches(lambda some: some.head(0), streamable=True)
    try:
        plan.collect(engine="streaming")
    except (OSError, pl.exceptions.PanicException, pl.exceptions.PolarsError):
        return True
    return False
