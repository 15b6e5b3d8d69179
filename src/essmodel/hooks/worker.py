"""
The process in which one plugin runs: it sends its pack, then answers calls, a line of JSON each.

Started as ``python -m essmodel.hooks.worker``.  The plugin gets other standard streams than those
that the lines go through, so that whatever it prints breaks nothing.
"""

import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import EntryPoint
from typing import IO, Any

from essmodel.errors import EssmodelError, Problem
from essmodel.hooks.manager import brought_by
from essmodel.io.pack_document import Run, value_of, written

Said = dict[str, Any]
LONGEST_TEXT = 500
LONGEST_LIFE = 3_600
"""Seconds of a processor after which a process ends that nobody is left to end."""


def serve(lines: Iterator[bytes], say: Callable[[Said], None]) -> None:
    """Load the plugin that the first of *lines* names, and answer a call for each other line."""
    asked = json.loads(next(lines))
    limit(asked["memory"])
    point = EntryPoint(asked["plugin"], asked["value"], "essmodel")
    try:
        brought = brought_by(point.load, name=point.name)
        document, functions = written(brought.pack) if brought.pack else (None, ())
        folders = [str(one) for one in brought.folders]
    except EssmodelError as error:
        say({"problems": written(told(error.problems))[0]})
        return
    say({"pack": document, "folders": folders})
    for line in lines:
        say(answered(json.loads(line), functions))


def told(problems: tuple[Problem, ...]) -> tuple[object, ...]:
    """Return *problems* as their ids and data, the data as texts."""
    return tuple(
        (one.id, tuple((name, shown(value)) for name, value in one.data)) for one in problems
    )


def shown(value: object) -> object:
    """Return a datum as a message carries it: a text, or several."""
    if isinstance(value, tuple):
        return tuple(str(one)[:LONGEST_TEXT] for one in value)
    return str(value)[:LONGEST_TEXT]


def answered(call: Said, functions: tuple[Run, ...]) -> Said:
    """Return what one function gives for the values of a *call*, or what went wrong."""
    values: Any = value_of(call["values"], call=functions.__getitem__)
    try:
        given = functions[call["call"]](*values)
        if type(given) in {bool, int, str, date}:
            return {"gives": written(given)[0]}
        return {"strange": repr(given)[:LONGEST_TEXT]}
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever somebody else's code raises
        return {"raises": repr(error)[:LONGEST_TEXT]}


def limit(memory: int) -> None:
    """Limit what this process may take, where the system can; Windows cannot."""
    try:
        import resource  # noqa: PLC0415 - only where there is one
    except ModuleNotFoundError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST_LIFE, LONGEST_LIFE))


def serve_through(lines: IO[bytes], answers: IO[bytes]) -> None:
    """Serve through two streams, after the standard ones are taken away from the plugin."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)

    def say(what: Said) -> None:
        answers.write(json.dumps(what).encode() + b"\n")
        answers.flush()

    serve(iter(lines), say)


def main() -> None:
    """Serve through the standard streams, of which the plugin gets others."""
    serve_through(os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb"))


if __name__ == "__main__":
    main()
