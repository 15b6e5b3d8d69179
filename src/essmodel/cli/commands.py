"""
The commands and their options, as click knows them, in the words of one language.

Click only parses: it is given no type of its own to check and no page of its own to show, so that
every word a user sees is in the catalogue.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial
from importlib.metadata import version
from typing import Any, cast

import click

from essmodel.cli.asked import Asked, Question
from essmodel.cli.guide import guide
from essmodel.cli.language import OPTION
from essmodel.cli.misuse import MisuseError, misspelt
from essmodel.errors import InvalidValueError, under
from essmodel.messages.catalogue import say
from essmodel.messages.text import LANGS, Lang
from essmodel.values import reading

PROGRAM = "essmodel"


class PageAskedError(click.exceptions.Exit):
    """Somebody asked for a page about the program, which stands in for any answer."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page


def understood(arguments: Sequence[str], lang: Lang) -> Asked:
    """
    Return what the words of a command line ask for.

    Raises:
        PageAskedError: they ask for help or for the version.
        click.UsageError: they cannot be understood; `problems_of` says why.
    """
    program = _program(lang)
    with program.make_context(PROGRAM, list(arguments)) as ctx:
        return cast("Asked", program.invoke(ctx))


class _Command(click.Command):
    """A command that says itself which word is too many."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest:
            raise MisuseError.because(ctx, "cli_argument_unwanted", found=rest[0])
        return rest


class _Program(click.Group):
    """The program, which says itself that a command is missing or unknown."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if cmd_name not in self.commands:
            raise MisuseError(ctx, misspelt("cli_command", cmd_name, tuple(self.commands)))
        return self.commands[cmd_name]


def _program(lang: Lang) -> _Program:
    path = click.Argument(["path"], metavar=say("cli_path", lang))
    meeting, request = _option("meeting", lang, name="only"), _option("request", lang, name="only")
    shared = (_on(lang), _packs(lang), _lang(lang), _json(lang), _help(lang))
    commands = {
        "check": (path, *shared),
        "count": (path, meeting, *shared),
        "decide": (path, request, *shared),
        "demo": (_packs(lang), _lang(lang), _help(lang)),
    }
    return _Program(
        PROGRAM,
        commands=[_command(name, params, lang) for name, params in commands.items()],
        params=[_lang(lang), _version(lang), _help(lang)],
        help=say("cli_program", lang),
        callback=_require_command,
        invoke_without_command=True,
        no_args_is_help=False,
        add_help_option=False,
    )


def _command(name: str, params: Sequence[click.Parameter], lang: Lang) -> _Command:
    return _Command(
        name,
        params=list(params),
        help=say(f"cli_{name}", lang),
        callback=partial(_asked, name),
        add_help_option=False,
    )


def _asked(question: Question, **words: Any) -> Asked:  # noqa: ANN401 - as click holds them
    return Asked(question=question, **words)


def _require_command() -> None:
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        raise MisuseError.because(ctx, "cli_command_missing")


# --- options --------------------------------------------------------------------------------------


def _option(word: str, lang: Lang, *, name: str = "", **more: Any) -> click.Option:  # noqa: ANN401 - click's own words
    """Make the option ``--word``, its help and the name of its value in the catalogue."""
    is_flag = more.get("is_flag", False)
    return click.Option(
        [f"--{word}", name or word],
        help=say(f"cli_option_{word}", lang),
        metavar=None if is_flag else say(f"cli_value_{word}", lang),
        **more,
    )


def _on(lang: Lang) -> click.Option:
    return _option("on", lang, callback=_read_day)


def _packs(lang: Lang) -> click.Option:
    return _option("packs", lang, name="folders", multiple=True)


def _json(lang: Lang) -> click.Option:
    return _option("json", lang, name="as_json", is_flag=True)


def _lang(lang: Lang) -> click.Option:
    return _option(OPTION[2:], lang, callback=_require_lang, expose_value=False)


def _help(lang: Lang) -> click.Option:
    return _page("help", lang, lambda ctx: guide(ctx, lang))


def _version(lang: Lang) -> click.Option:
    return _page("version", lang, lambda _ctx: f"{PROGRAM} {version(PROGRAM)}")


def _page(word: str, lang: Lang, page: Any) -> click.Option:  # noqa: ANN401
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - as click calls it
        if value:
            raise PageAskedError(page(ctx))

    return _option(word, lang, is_flag=True, is_eager=True, expose_value=False, callback=show)


def _read_day(ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    try:
        return None if value is None else reading.day(value)
    except InvalidValueError as error:
        raise MisuseError(ctx, *under("--on", error)) from None


def _require_lang(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None and value not in LANGS:
        raise MisuseError.because(ctx, "cli_lang_unknown", found=value, known=LANGS)
