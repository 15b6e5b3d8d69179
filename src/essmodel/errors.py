"""
What can go wrong: every error is an id and data, said in either language.

A rule that says no, a missing fact, a lost vote are values, never errors.  Errors are for nonsense
that no reading can save: a period that ends before it starts, an unknown key in a file.
"""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Self

from attrs import define, evolve, field, frozen

from essmodel.messages import form
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang, Sayable

MOST_LISTED = 12
"""How many ids a message lists before it shows only the nearest."""


@frozen(order=True)
class Position:
    """Where a person wrote something: file, line and column, both counted from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@frozen(kw_only=True)
class Problem:
    """One mistake: which, with what data, at which path of the value, written where."""

    id: str
    data: tuple[tuple[str, object], ...] = ()
    path: str = ""
    at: Position | None = None

    def said(self, lang: Lang) -> str:
        """Return one line: the place, the path, then what is wrong and what to do."""
        sentence = say(self.id, lang, **dict(self.data))
        separator = "\u00a0: " if lang == "fr" else ": "
        said = separator.join(part for part in (self.path, sentence) if part)
        return f"{self.at}: {said}" if self.at else said

    def to_dict(self) -> dict[str, object]:
        """Return the problem as plain values, for programs."""
        return {
            "id": self.id,
            "data": {name: _plain(value) for name, value in self.data},
            "path": self.path,
            "file": self.at.file if self.at else None,
            "line": self.at.line if self.at else None,
            "column": self.at.column if self.at else None,
        }


class EssmodelError(Exception):
    """
    Root of all errors of the library.

    Attributes:
        problems: every mistake found, in the order in which a reader meets them.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    @classmethod
    def because(cls, problem: str, /, *, path: str = "", **data: object) -> Self:
        """Make the error of one problem, named by its id in the catalogue."""
        return cls(Problem(id=problem, data=tuple(data.items()), path=path))

    def said(self, lang: Lang) -> str:
        """Return all problems in *lang*, a line each."""
        return "\n".join(problem.said(lang) for problem in self.problems)

    def to_dict(self) -> dict[str, object]:
        """Return the error as plain values, for programs."""
        problems = [problem.to_dict() for problem in self.problems]
        return {"error": type(self).__name__, "problems": problems}

    def __str__(self) -> str:
        return self.said("en")


class InvalidValueError(EssmodelError, ValueError):
    """A value that makes no sense: all that is wrong with it, at once."""


class NoLawInForceError(EssmodelError, LookupError):
    """Law was asked for on a day on which there was none."""


class UnclearTermError(EssmodelError, TypeError):
    """A term was used as a plain value: ``and``, ``or``, ``not``, ``if`` or ``is``."""


class PluginError(EssmodelError, RuntimeError):
    """A pack broke its promise while it was loaded."""


def _plain(value: object) -> str:
    """Return a datum as text; what has a text in each language, in English."""
    return value.said("en") if isinstance(value, Sayable) else str(value)


def ids_taken(section: str, ids: Iterable[str]) -> tuple[Problem, ...]:
    """Return a problem for each of *ids* that one before it in *section* already has."""
    seen: set[str] = set()
    problems: list[Problem] = []
    for index, id in enumerate(ids):  # noqa: A001 - the word of the field
        if id in seen:
            problems.append(
                Problem(id="id_taken", path=f"{section}.{index}.id", data=(("found", id),))
            )
        seen.add(id)
    return tuple(problems)


@frozen
class Known:
    """The ids there are, for a message: only the nearest to *found* where there are many."""

    found: str
    ids: frozenset[str] = field(repr=False)

    def said(self, lang: Lang) -> str:
        """Return the ids, or a few of them where a list of all would help nobody."""
        some = sorted(self.ids)
        if len(some) > MOST_LISTED:
            near = get_close_matches(self.found, some, n=3)
            some = near or [*some[:MOST_LISTED], "…"]
        return form.listed(tuple(some), lang=lang)

    def __str__(self) -> str:
        return self.said("en")


def unknown_ids(uses: Iterable[tuple[str, str | None, frozenset[str]]]) -> tuple[Problem, ...]:
    """Return a problem for each use of an id that is not known: its path, the id, those known."""
    return tuple(
        Problem(id="id_unknown", path=path, data=(("found", found), ("known", Known(found, known))))
        for path, found, known in uses
        if found is not None and found not in known
    )


def under(path: str, error: EssmodelError) -> tuple[Problem, ...]:
    """Return the problems of *error* with *path* in front of theirs."""
    return tuple(
        evolve(problem, path=".".join(part for part in (path, problem.path) if part))
        for problem in error.problems
    )


@define  # it changes, for it gathers
class Gathering:
    """
    Mistakes gathered while the work goes on, to be told all at once.

    >>> found = Gathering()
    >>> with found.under("start"):
    ...     raise InvalidValueError.because("not_a_day", found="tomorrow")
    >>> [problem.path for problem in found.problems]
    ['start']
    """

    problems: list[Problem] = field(init=False, factory=list[Problem])

    @contextmanager
    def under(self, path: str) -> Generator[None]:
        """Keep the problems of what fails inside, *path* in front of theirs, and go on after it."""
        try:
            yield
        except InvalidValueError as error:
            self.problems.extend(under(path, error))

    def require_none(self) -> None:
        """
        Tell what was gathered.

        Raises:
            InvalidValueError: there was something.
        """
        if self.problems:
            raise InvalidValueError(*self.problems)
