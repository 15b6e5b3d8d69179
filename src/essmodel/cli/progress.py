"""How far a table has been read, shown on a terminal."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.rules.columns.tally import length

Watch = Callable[[int], None]


@contextmanager
def progress(people: str, bar: Lang | None) -> Generator[Watch | None]:
    """
    Show how much of the file *people* was read, for as long as it takes.

    The *bar* has a language; where it has none, or there is no terminal, nothing is shown.
    """
    if bar is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - the extra `cli`
    from rich.progress import Progress  # noqa: PLC0415 - likewise

    with Progress(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(say("cli_reading", bar), total=length(Path(people)))
        yield lambda read: shown.update(task, advance=read)
