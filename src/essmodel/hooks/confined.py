"""
A plugin that runs in a process of its own, as we see it: its pack, and functions that ask it.

What it sends is read as any stranger's file is.  It cannot reach our values, and what it takes is
limited: a process that is over its budget is ended, and another one answers the next call.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from attrs import define, field, frozen

from essmodel.errors import InvalidValueError, PluginError, Problem
from essmodel.hooks.budget import Budget
from essmodel.hooks.manager import Brought
from essmodel.hooks.process import EndedError, Process, SilentError, alone
from essmodel.io.pack_document import pack_of, value_of, written
from essmodel.messages.text import LANGS

if TYPE_CHECKING:  # importing it brings the e-mail package, which few sessions need
    from importlib.metadata import EntryPoint

Answer = dict[str, Any]


@frozen
class Strange:
    """What a function gave that no rule can use; only how it is written came to us."""

    text: str

    def __repr__(self) -> str:
        return self.text


@define(eq=False)  # it changes: its process ends, and another one starts
class Confined:
    """One plugin, and the process that it runs in."""

    _point: "EntryPoint"
    _budget: Budget
    _process: Process | None
    _brought: Answer | None = field(init=False, default=None)
    _starts: int = field(init=False, default=1)
    _is_called: bool = field(init=False, default=False)

    def brought(self) -> Brought:
        """
        Return what the plugin brings; it runs on only where its pack has functions.

        Raises:
            PluginError: it does not load within its budget, or sends what is no pack.
        """
        try:
            self._brought = answer = self._loaded()
            pack = answer.get("pack")
            brought = Brought(
                pack=None if pack is None else pack_of(pack, call=self._function),
                folders=tuple(Path(one) for one in answer["folders"]),
            )
        except InvalidValueError as error:
            self.end()
            raise PluginError(*error.problems) from None
        except (KeyError, TypeError):
            self.end()
            raise self._error("plugin_sends_nonsense") from None
        if not self._is_called:
            self.end()
        return brought

    def end(self) -> None:
        """End the process."""
        cast("Process", self._process).end()
        self._process = None

    def _loaded(self) -> Answer:
        """Return what the process says once the plugin is loaded."""
        question = {
            "plugin": self._point.name,
            "value": self._point.value,
            "memory": self._budget.memory,
        }
        answer = self._asked(question, within=self._budget.loading, about="plugin")
        if "problems" in answer:
            self.end()
            raise PluginError(*self._problems(answer["problems"]))
        return answer

    def _asked(self, question: Answer, *, within: int, about: str) -> Answer:
        """Ask the process; what does not answer has ended."""
        process = cast("Process", self._process)
        try:
            return process.ask(question, within=within)
        except SilentError:
            self._process = None
            raise self._error(f"{about}_too_slow", seconds=_seconds(within)) from None
        except EndedError:
            self._process = None
            raise self._error(f"{about}_process_ended") from None

    def _function(self, number: int) -> Callable[..., object]:
        """Return what stands here for one function of the plugin."""
        self._is_called = True

        def call(*values: object) -> object:
            return self._called(number, values)

        return call

    def _called(self, number: int, values: tuple[object, ...]) -> object:
        """
        Return what one function gives for *values*.

        Raises:
            PluginError: it raises, ends its process, or does not end.
        """
        if self._process is None:
            self._begin_again()
        question: Answer = {"call": number, "values": written(values)[0]}
        answer = self._asked(question, within=self._budget.call, about="plugin_call")
        match answer:
            case {"gives": document}:
                return _given(document)
            case {"strange": str() as text}:
                return Strange(text)
            case {"raises": str() as text}:
                raise self._error("plugin_call_raises", error=text)
            case _:
                return Strange(repr(answer))

    def _begin_again(self) -> None:
        """Start another process for a plugin that brought its pack before."""
        if self._starts > self._budget.restarts:
            raise self._error("plugin_given_up")
        self._starts += 1
        self._process = alone()
        if self._loaded() != self._brought:
            self.end()
            raise self._error("plugin_changes")

    def _problems(self, document: object) -> tuple[Problem, ...]:
        """Return what the process says is wrong; ids that nobody knows are nonsense."""
        try:
            told = cast("tuple[Any, ...]", value_of(document, call=_none))
            problems = tuple(Problem(id=name, data=tuple(data)) for name, data in told)
            for one in problems:
                for lang in LANGS:
                    one.said(lang)
        except (InvalidValueError, KeyError, TypeError, ValueError, AttributeError):
            return self._error("plugin_sends_nonsense").problems
        return problems or self._error("plugin_sends_nonsense").problems

    def _error(self, problem: str, **data: str) -> PluginError:
        return PluginError.because(problem, plugin=self._point.name, **data)


def _given(document: object) -> object:
    try:
        return value_of(document, call=_none)
    except InvalidValueError as error:
        return Strange(str(error))


def _none(number: int) -> Callable[..., object]:
    """Refuse a function where only values are sent."""
    raise InvalidValueError.because("pack_document_nonsense", found=str(number))


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:g}"
