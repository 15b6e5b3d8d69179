"""The standard streams: UTF-8 whatever the console, colour on a terminal, quiet when cut off."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper


def speak_utf8() -> None:
    """Make both streams UTF-8; what cannot be encoded at all is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str, *, in_colour: bool = True) -> None:
    """Write *text* and a line break on standard output; a reader who has left is no mistake."""
    try:
        if in_colour and sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
            from essmodel.cli.paint import paint  # noqa: PLC0415 - brings rich

            paint(text)
        else:
            sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except OSError as error:
        _let_go()
        if not isinstance(error, BrokenPipeError):
            raise


def complain(text: str) -> None:
    """Write *text* and a line break on standard error."""
    with suppress(BrokenPipeError):
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def _let_go() -> None:
    """Point standard output nowhere, so that Python does not fail again as it leaves."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
