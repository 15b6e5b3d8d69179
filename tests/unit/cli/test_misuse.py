"""What is wrong with a command line is said in one sentence, then where help is."""

from collections.abc import Callable
from subprocess import CompletedProcess

import click
import pytest

from essmodel.cli.misuse import problems_of

Ask = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize(
    ("arguments", "sentence", "command"),
    [
        ("", "no command is given; write 'essmodel demo' for a tour, or 'essmodel --help'", ""),
        ("checc", "there is no command 'checc'; did you mean 'check'?", ""),
        (
            "zzz",
            (
                "there is no command 'zzz'; the commands are"
                " check, count, decide, decide-all, agreements, power, prove, demo, packs, schema"
                " and new"
            ),
            "",
        ),
        ("--zzz", "there is no option '--zzz'; the options are --lang, --version and --help", ""),
        ("--version=3", "--version takes no value; write it alone", ""),
        ("--lang", "a value is missing after --lang; write '--lang en|fr'", ""),
        ("check", "PATH is missing; write it after the command", " check"),
        (
            "check a.yaml b.yaml",
            "'b.yaml' is one word too many; remove it, or put quotes around a path with spaces",
            " check",
        ),
        ("check a.yaml --jsn", "there is no option '--jsn'; did you mean '--json'?", " check"),
        ("check a.yaml --json=yes", "--json takes no value; write it alone", " check"),
        ("check a.yaml --on", "a value is missing after --on; write '--on DATE'", " check"),
        ("check a.yaml --packs", "a value is missing after --packs; write '--packs DIR'", " check"),
        (
            "count a.yaml --meeting",
            "a value is missing after --meeting; write '--meeting ID'",
            " count",
        ),
        (
            "check a.yaml --on 22/11/2026",
            "--on: '22/11/2026' is not a day; write it year first, as in 2026-11-22",
            " check",
        ),
        (
            "check a.yaml --on 2026-02-30",
            "--on: the calendar has no day '2026-02-30'; check the month and the day",
            " check",
        ),
        ("check a.yaml --lang de", "there is no language 'de'; write one of en and fr", " check"),
        (
            "count a.yaml --zzz",
            (
                "there is no option '--zzz'; the options are"
                " --meeting, --on, --packs, --strict, --lang, --json and --help"
            ),
            " count",
        ),
        (
            "demo --on 2026-11-22",
            "there is no option '--on'; the options are --packs, --lang and --help",
            " demo",
        ),
    ],
)
def test_a_mistake_is_said_then_where_help_is(
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
    arguments: str,
    sentence: str,
    command: str,
) -> None:
    """The command in which the mistake was made is the one whose help is shown."""
    monkeypatch.setenv("LC_ALL", "C")

    answer = ask(*arguments.split())

    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr.splitlines() == [sentence, f"see 'essmodel{command} --help'"]


def test_what_click_alone_knows_is_said_without_its_english() -> None:
    """A mistake of a kind that no command here can make today."""
    (problem,) = problems_of(click.UsageError("Something Click says."))

    assert problem.said("en") == "these words cannot be understood together; look at the help"


@pytest.mark.parametrize(
    "arguments", ["--help", "check --help", "check a.yaml --help", "--version"]
)
def test_a_page_is_shown_whatever_else_is_written(ask: Ask, arguments: str) -> None:
    """A page is an answer too: 0, on standard output."""
    answer = ask(*arguments.split(), "--lang", "en")

    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith(("Usage: essmodel", "essmodel 0."))


def test_help_of_the_program_lists_every_command(ask: Ask) -> None:
    """With what each does, and what the status means."""
    page = ask("--help", "--lang", "en").stdout

    for line in (
        "Usage: essmodel COMMAND [OPTIONS]",
        "  check PATH       hold the statutes of a case against the law, rule by rule",
        "  demo             show one case from top to bottom",
        "  --lang en|fr  the language of pages and messages (default: that of the system)",
        "  3    nothing unmet, but something undetermined, or a pack is broken",
    ):
        assert line in page.splitlines()
