"""What the process of a plugin does with the lines that it gets, seen from inside."""

import json
import os
import socket
import sys
from collections.abc import Callable
from typing import Any, cast

import pytest
from tests.kit.bad_plugins import AT_LOADING
from tests.kit.plugin import Plugin

from essmodel.errors import PluginError
from essmodel.hooks import nursery, process
from essmodel.hooks.budget import Budget
from essmodel.hooks.confined import Confined
from essmodel.hooks.discovery import discover
from essmodel.hooks.origin import origins
from essmodel.hooks.process import EndedError, Process, alone
from essmodel.hooks.worker import limit, serve
from essmodel.io.pack_document import value_of, written
from essmodel.messages.catalogue import Message

Plugged = Callable[..., None]
Answer = dict[str, Any]


def test_without_limits_a_process_runs_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no module that sets them."""
    monkeypatch.setitem(sys.modules, "resource", None)

    limit(1)  # would end this process, were it heeded


def test_without_forks_each_process_is_started_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows; none is started before it is asked for."""
    monkeypatch.delattr(os, "fork")

    assert not isinstance(nursery.processes(1), tuple)


def test_for_no_plugin_there_is_no_process() -> None:
    """Nor is one started that would wait for them."""
    assert nursery.processes(0) == ()


def test_without_groups_a_process_is_killed_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.delattr(os, "killpg")
    one = alone()

    one.end()

    with pytest.raises(EndedError):
        one.ask({"plugin": "x"}, within=1_000)


def test_a_forked_process_serves_its_own_socket_and_leaves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It closes those of the others, and never goes on as the process that forked it."""
    served: list[object] = []
    (mine, far), (other, _) = socket.socketpair(), socket.socketpair()
    monkeypatch.setattr(os, "fork", lambda: 0)
    monkeypatch.setattr(os, "setsid", lambda: None)
    monkeypatch.setattr(os, "_exit", sys.exit)
    monkeypatch.setattr(nursery, "serve_through", lambda *streams: served.append(streams))

    with pytest.raises(SystemExit), mine, far:
        nursery.main([mine, other])

    assert len(served) == 1
    assert other.fileno() == -1
    _.close()


@pytest.fixture(name="say")
def _say(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Answer]]:
    """Give a function that serves lines in this process, without the limits of another."""
    monkeypatch.setitem(sys.modules, "resource", None)

    def say(*lines: Answer) -> list[Answer]:
        said: list[Answer] = []
        serve((json.dumps(line).encode() for line in lines), said.append)
        return said

    return say


def called(number: int) -> Answer:
    """Return the line that calls the one function of a plugin."""
    return {"call": 0, "values": written((number,))[0]}


def test_a_worker_answers_a_line_for_each_call(
    plugged: Plugged, say: Callable[..., list[Answer]]
) -> None:
    """With what the function gives, how nonsense is written, or what it raises."""
    plugged(Plugin(name="good", in_rule="return {7: True, 8: 0.5}[number]"))
    opening = {"plugin": "good", "value": "good_pack", "memory": 1}

    loaded, gives, strange, raises = say(opening, called(7), called(8), called(9))

    assert loaded["folders"] == []
    assert value_of(gives["gives"], call=lambda _: print) is True
    assert (strange, raises) == ({"strange": "0.5"}, {"raises": "KeyError(9)"})


@pytest.mark.parametrize("name", ["absent", "hookless"])
def test_a_worker_says_why_it_has_no_pack(
    plugged: Plugged, say: Callable[..., list[Answer]], name: str
) -> None:
    """As the ids of messages and texts, and then it leaves."""
    (bad,) = (one for one in AT_LOADING if one.plugin.name == name)
    plugged(bad.plugin)

    (answer,) = say({"plugin": name, "value": f"{name}_pack", "memory": 1}, called(7))

    ((problem, data),) = cast("Any", value_of(answer["problems"], call=lambda _: print))
    assert problem == bad.problem
    assert ("plugin", name) in data


def test_a_process_that_was_ended_is_not_ended_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its number may be that of another by now; those that are left end when we do."""
    ended: list[int] = []
    pair, (reading, writing) = socket.socketpair(), os.pipe()
    children = iter([4_000_000, 4_000_001])
    os.write(writing, b"0\n0\n")
    os.close(writing)
    monkeypatch.setattr(os, "fork", lambda: next(children))
    monkeypatch.setattr(os, "kill", lambda child, _: ended.append(child))
    monkeypatch.setattr(os, "killpg", lambda *_: None)
    monkeypatch.setattr(os, "waitpid", lambda *_: None)
    fdopen = os.fdopen
    monkeypatch.setattr(os, "fdopen", lambda _, mode: fdopen(reading, mode))

    nursery.main([*pair])

    assert ended == [4_000_000, 4_000_001]


class Scripted:
    """A channel whose other end says what it was told to."""

    def __init__(self, *lines: bytes) -> None:
        """Write *lines* where answers come from."""
        reading, writing = os.pipe()
        os.write(writing, b"".join(lines))
        os.close(writing)
        self.input = open(os.devnull, "wb")  # noqa: PTH123, SIM115 - closed when it ends
        self.output = os.fdopen(reading, "rb")

    def end(self, *, at_once: bool) -> None:  # noqa: ARG002 - nothing waits here
        """Close what was opened."""
        self.input.close()


@pytest.mark.parametrize("line", [b"", b"half a line", b"no json\n", b"[]\n", b"[" * 9_999 + b"\n"])
def test_what_is_no_answer_ends_the_process(line: bytes) -> None:
    """Nobody knows what it would say next."""
    with pytest.raises(EndedError):
        Process(Scripted(line)).ask({}, within=5_000)


@pytest.fixture(name="confined")
def _confined(plugged: Plugged) -> Callable[..., Confined]:
    """Give a plugin whose process says what the test says."""
    plugged(Plugin(name="good"))

    def confined(*lines: bytes) -> Confined:
        (origin,) = origins()
        return Confined(origin.point, Budget(), Process(Scripted(*lines)))

    return confined


NONSENSE = [
    b"{}\n",
    b'{"pack": null}\n',
    b'{"pack": null, "folders": 7}\n',
    b'{"pack": null, "folders": [7]}\n',
    b'{"pack": 7, "folders": []}\n',
    b'{"problems": 7}\n',
    b'{"problems": [["tuple", []]]}\n',
    b'{"problems": [["plain", "no such id"], ["tuple", []], ["tuple", [0, 1]], ["tuple", [2]]]}\n',
    b'{"problems": [["function", 0]]}\n',
]


@pytest.mark.parametrize("line", NONSENSE)
def test_a_plugin_that_sends_nonsense_is_told(
    confined: Callable[..., Confined], line: bytes
) -> None:
    """Whatever it is, it is one sentence in each language."""
    with pytest.raises(PluginError) as told:
        confined(line).brought()

    assert "sen" in told.value.said("en")
    assert "envoyé" in told.value.said("fr")


@pytest.mark.parametrize(
    "line",
    [b"{}\n", b'{"gives": 7}\n', b'{"gives": [["function", 0]]}\n', b'{"raises": "x"}\n', b"7\n"],
)
def test_a_call_that_is_answered_with_nonsense_gives_nothing(
    confined: Callable[..., Confined], line: bytes
) -> None:
    """What comes is no value of any rule; why is said."""
    (sound,) = discover().packs
    opening = json.dumps({"pack": written(sound)[0], "folders": []}).encode() + b"\n"

    pack = confined(opening, line).brought().pack

    assert pack is not None
    assert isinstance(pack.functions[0].of(7), Message)


def test_longest_line_is_larger_than_any_pack() -> None:
    """French law takes a thousandth of it."""
    assert process.LONGEST_LINE > 10**7
