"""The language of a run, known before anything is parsed: help and mistakes are said in it too."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from essmodel.messages.text import LANGS, Lang

OPTION = "--lang"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language(arguments: Sequence[str], environment: Mapping[str, str], console: str | None) -> Lang:
    """
    Return the language that *arguments* ask for, or else that of the environment.

    Args:
        arguments: the command line; the last ``--lang`` counts.
        environment: where the first of `VARIABLES` that says something decides.
        console: what the system calls its own locale, asked where no variable speaks.

    >>> language(["check", "--lang", "en"], {"LC_ALL": "fr_CA.UTF-8"}, None)
    'en'
    >>> language([], {}, "French.1252")
    'fr'
    """
    for wished in reversed(tuple(_wished(arguments))):
        for lang in LANGS:
            if wished == lang:
                return lang
    spoken = (value for name in VARIABLES if (value := environment.get(name)))
    return "fr" if _is_french(next(spoken, console or "")) else "en"


def _wished(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the value of each ``--lang``; after a bare ``--`` there are only paths."""
    options = tuple(takewhile(lambda argument: argument != "--", arguments))
    for index, argument in enumerate(options):
        name, is_given, value = argument.partition("=")
        if name == OPTION:
            yield value if is_given else "".join(options[index + 1 : index + 2])


def _is_french(locale: str) -> bool:
    """Whether a locale is of this language, as POSIX (``fr_BE.UTF-8``) or Windows names it."""
    for mark in "_-.@":
        locale = locale.partition(mark)[0]
    return locale.lower() in {"fr", "french"}
