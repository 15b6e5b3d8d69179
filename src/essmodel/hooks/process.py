"""A process that exchanges lines with us: it is waited for as long as agreed, then ended."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any, Protocol, cast
from weakref import finalize

from attrs import define, field, frozen

WORKER = "essmodel.hooks.worker"
LONGEST_LINE = 2**25
"""Bytes of one answer; a longer one is no answer."""
MOST_LINES = 2
"""How many lines wait for somebody to ask; whoever says more has to wait."""
FAREWELL = 2
"""Seconds in which a process leaves that is asked no more."""


class SilentError(Exception):
    """No answer in time."""


class EndedError(Exception):
    """The process ended, or said what is no answer."""


class Channel(Protocol):
    """What we write to a process, what we read from it, and how it ends."""

    @property
    def input(self) -> IO[bytes]:
        """Where questions go."""
        ...

    @property
    def output(self) -> IO[bytes]:
        """Where answers come from; closed by whoever reads them."""
        ...

    def end(self, *, at_once: bool) -> None:
        """End the process with all that it started, and wait until it has."""
        ...


@define(eq=False)  # it changes: a process lives
class Process:
    """One process; it is ended when nobody holds it any more, or when the program leaves."""

    _channel: Channel
    _lines: "Queue[bytes]" = field(factory=lambda: Queue(maxsize=MOST_LINES))
    _end: "finalize[Any, Any]" = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._end = finalize(self, self._channel.end, at_once=False)
        Thread(target=_listen, args=(self._channel.output, self._lines), daemon=True).start()

    def ask(self, question: dict[str, Any], *, within: int) -> dict[str, Any]:
        """
        Send *question* and return the answer.

        Args:
            question: what JSON can carry.
            within: how long to wait, in milliseconds.

        Raises:
            SilentError: nothing came in time; the process is ended.
            EndedError: the process ended, or what came is no answer.
        """
        try:
            self._channel.input.write(json.dumps(question).encode() + b"\n")
            self._channel.input.flush()
            line = self._lines.get(timeout=within / 1000)
            answer: object = json.loads(line) if line else None
        except Empty:
            self._channel.end(at_once=True)
            self._end()
            raise SilentError from None
        except (OSError, ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            self._end()
            raise EndedError
        return cast("dict[str, Any]", answer)

    def end(self) -> None:
        """End the process, if it has not ended."""
        self._end()


@frozen(eq=False)
class Alone:
    """The channel of a process that we started by itself, on any system."""

    _process: "subprocess.Popen[bytes]"

    @property
    def input(self) -> IO[bytes]:
        """Where questions go."""
        return cast("IO[bytes]", self._process.stdin)

    @property
    def output(self) -> IO[bytes]:
        """Where answers come from."""
        return cast("IO[bytes]", self._process.stdout)

    def end(self, *, at_once: bool) -> None:
        """Let the process leave, or else end it, with all that it started."""
        with suppress(OSError):  # it left before it read what we wrote
            self.input.close()
        if not at_once:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(FAREWELL)
        _kill(self._process)
        self._process.wait()


def alone() -> Process:
    """Start a process for one plugin."""
    return Process(Alone(started(WORKER, stdout=subprocess.PIPE)))


def started(
    module: str, *arguments: str, stdout: int, pass_fds: Sequence[int] = ()
) -> "subprocess.Popen[bytes]":
    """Start *module* in a Python that finds what ours finds."""
    here = os.pathsep.join(os.path.abspath(one) for one in sys.path)  # noqa: PTH100 - "" is here
    return subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": here},
        start_new_session=True,  # what a terminal interrupts is ours, and ends it in turn
        stdout=stdout,
        pass_fds=pass_fds,
    )


def _listen(output: "IO[bytes]", lines: "Queue[bytes]") -> None:
    """Pass lines on, up to an empty one that says that there are no more."""
    with output:
        while (line := output.readline(LONGEST_LINE)).endswith(b"\n"):
            lines.put(line)
    lines.put(b"")


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process at once; where the system knows groups of them, with all that it started."""
    if hasattr(os, "killpg"):
        import signal  # noqa: PLC0415 - the name of the signal is not known on Windows

        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
