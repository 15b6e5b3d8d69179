"""A run speaks one language from its first word to its last."""

import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from itertools import chain
from subprocess import CompletedProcess

import pytest

from essmodel.cli.language import language

Ask = Callable[..., CompletedProcess[str]]
Start = Callable[..., CompletedProcess[bytes]]

HELP = [
    f"{command} --help".strip()
    for command in (
        "",
        "check",
        "count",
        "decide",
        "agreements",
        "power",
        "prove",
        "demo",
        "schema",
        "new",
        "new pack",
    )
]
MISUSE = [
    "",
    "checc",
    "nothing-like-it",
    "new",
    "new pack",
    "new pack a --id class --title ~ --place ~",
    "--nothing-like-it",
    "--version=3",
    "--lang",
    "check",
    "check a.yaml b.yaml",
    "check a.yaml --jsn",
    "check a.yaml -q",
    "check a.yaml --json=yes",
    "check a.yaml --on",
    "check a.yaml --on 22/11/2026",
    "check a.yaml --on 2026-02-30",
    "check a.yaml --lang de",
    "check nowhere.yaml",
    "check .",
    "demo --on 2026-11-22",
]


@pytest.mark.parametrize(
    ("environment", "console", "lang"),
    [
        ({}, None, "en"),
        ({"LANG": "fr_BE.UTF-8"}, None, "fr"),
        ({"LANG": "fr"}, None, "fr"),
        ({"LANG": "C.UTF-8"}, "French.1252", "en"),
        ({"LANG": "frp_IT"}, None, "en"),
        ({"LC_ALL": "de_DE", "LANG": "fr_BE"}, None, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "fr@euro", "LANG": "en_GB"}, None, "fr"),
        ({}, "French.1252", "fr"),
        ({}, "fr_BE", "fr"),
    ],
)
def test_the_environment_decides_first_variable_first(
    environment: dict[str, str], console: str | None, lang: str
) -> None:
    """LC_ALL, LC_MESSAGES, LANG: the first that says something; then the system's own locale."""
    assert language([], environment, console) == lang


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        ("check --lang en", "en"),
        ("check --lang=en", "en"),
        ("--lang en check --lang fr", "fr"),
        ("check --lang de", "fr"),
        ("check --lang", "fr"),
        ("check -- --lang en", "fr"),
    ],
)
def test_the_option_decides_before_the_environment(arguments: str, lang: str) -> None:
    """The last one counts; a wrong one, or a file of that name, changes nothing."""
    assert language(arguments.split(), {"LANG": "fr_BE"}, None) == lang


def test_the_environment_reaches_the_run(essmodel: Start) -> None:
    """A console in that language gets its help in it."""
    assert essmodel("--help", LANG="fr_BE.UTF-8").stdout.startswith(
        b"Utilisation\xc2\xa0: essmodel"
    )
    assert essmodel("--help", LANG="C").stdout.startswith(b"Usage: essmodel")


# --- no word of the other language ----------------------------------------------------------------


def words(text: str) -> set[str]:
    """Return the words of a text, options and what stands in quotes apart."""
    bare = re.sub(r"--?[\w-]+|'[^']*'|«[^»]*»|\{[^}]*\}|\S+\.yaml\S*", " ", text)
    return set(re.findall(r"[^\W\d_]{2,}", bare.lower()))


def spoken(lang: str) -> set[str]:
    """Return every word of the catalogue of a language."""
    text = files("essmodel.messages").joinpath(f"{lang}.toml").read_text("utf-8")
    sentences = (
        one.values() if isinstance(one, dict) else (one,) for one in tomllib.loads(text).values()
    )
    return set().union(*map(words, chain.from_iterable(sentences)))


# What click would say by itself, in its own English.
CLICK = set("usage error try for help missing argument option such command commands no got".split())


@pytest.mark.parametrize("arguments", [*HELP, *MISUSE])
@pytest.mark.parametrize(("lang", "other"), [("fr", "en"), ("en", "fr")])
def test_help_and_mistakes_have_no_word_of_the_other_language(
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
    arguments: str,
    lang: str,
    other: str,
) -> None:
    """Names of commands and options apart, which are the same in both."""
    monkeypatch.setenv("LC_ALL", lang)
    foreign = spoken(other) | (CLICK if other == "en" else set())
    commands = {"check", "count", "decide", "demo", "new", "pack", "packs", "power", "prove"}
    commands |= {"agreements", "schema"}
    names = {"essmodel", "id", "en", "fr"} | commands

    answer = ask(*arguments.split())

    assert answer.returncode == (0 if "--help" in arguments else 2)
    assert words(answer.stdout + answer.stderr) & (foreign - spoken(lang) - names) == set()


def test_the_two_catalogues_are_told_apart() -> None:
    """The look at words would notice a sentence in the wrong language."""
    assert {"usage", "the", "write"} <= words("Usage: write the path") & (
        (spoken("en") | CLICK) - spoken("fr")
    )


@pytest.mark.parametrize("arguments", HELP)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_help_keeps_within_the_width(ask: Ask, arguments: str, lang: str) -> None:
    """No line is longer than 100 columns, and none ends in a space."""
    lines = ask(*arguments.split(), "--lang", lang).stdout.splitlines()

    assert max(map(len, lines)) <= 100
    assert all(line == line.rstrip() for line in lines)
