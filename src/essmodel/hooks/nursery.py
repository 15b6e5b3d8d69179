"""
One process that becomes many: it loads the library once, then forks itself for each plugin.

Started as ``python -m essmodel.hooks.nursery FD FD …``, a socket for each plugin.  It loads no
plugin itself, and ends those that it is told to, by their numbers; all of them when we leave.
"""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import IO, Any, cast
from weakref import finalize

from attrs import define, field, frozen

from essmodel.hooks.process import Process, alone, started
from essmodel.hooks.worker import serve_through

NURSERY = "essmodel.hooks.nursery"


def processes(count: int) -> Iterable[Process]:
    """Return a process for each of *count* plugins: where the system can fork, out of one."""
    if not hasattr(os, "fork"):
        return (alone() for _ in range(count))
    return tuple(_nursed(count)) if count else ()


def _nursed(count: int) -> Iterator[Process]:
    pairs = [socket.socketpair() for _ in range(count)]
    theirs = [theirs.fileno() for _, theirs in pairs]
    nursery = Nursery(
        started(NURSERY, *map(str, theirs), stdout=subprocess.DEVNULL, pass_fds=theirs)
    )
    for number, (ours, other) in enumerate(pairs):
        other.close()
        with ours:  # the two streams keep it open
            yield Process(Nursed(nursery, number, ours.makefile("wb"), ours.makefile("rb")))


@define(eq=False)  # it changes: its process ends
class Nursery:
    """The process that forked the others; it ends when nobody holds one of them."""

    _process: "subprocess.Popen[bytes]"
    _end: "finalize[Any, Any]" = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._end = finalize(self, _ended, self._process)

    def kill(self, number: int) -> None:
        """End one of the processes that it forked."""
        stdin = cast("IO[bytes]", self._process.stdin)
        with suppress(OSError, ValueError):  # it has left, and they with it
            stdin.write(b"%d\n" % number)
            stdin.flush()


def _ended(process: "subprocess.Popen[bytes]") -> None:
    with suppress(OSError):
        cast("IO[bytes]", process.stdin).close()
    process.wait()


@frozen(eq=False)
class Nursed:
    """The channel of a process that the nursery forked."""

    _nursery: Nursery
    _number: int
    input: IO[bytes]
    output: IO[bytes]

    def end(self, *, at_once: bool) -> None:  # noqa: ARG002 - whoever is ended here wrote nothing
        """Have the nursery end the process."""
        self._nursery.kill(self._number)
        with suppress(OSError):
            self.input.close()


def main(sockets: list[socket.socket]) -> None:
    """Fork a process for each socket, then end those that are named, a number a line."""
    children: dict[int, int] = {}
    for number, one in enumerate(sockets):
        child = os.fork()
        if child == 0:
            _serve(one, sockets[number + 1 :])
        children[number] = child
        one.close()
    with os.fdopen(0, "rb") as orders:
        for line in orders:
            _end_child(children.pop(int(line), None))
    for child in children.values():
        _end_child(child)


def _serve(mine: socket.socket, others: list[socket.socket]) -> None:
    """Be the process of one plugin until nobody asks any more."""
    os.setsid()
    for one in others:
        one.close()
    try:
        serve_through(mine.makefile("rb"), mine.makefile("wb"))
    finally:
        os._exit(0)


def _end_child(child: int | None) -> None:
    """End a process and all that it started; until it is waited for, its number is no other's."""
    if child is None:
        return  # it was ended before
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
        os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)


if __name__ == "__main__":
    main([socket.socket(fileno=int(one)) for one in sys.argv[1:]])
