"""
The commands and their options, as click knows them, in the words of one language.

Click only parses: it is given no type of its own to check and no page of its own to show, so that
every word a user sees is in the catalogue.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, cast

import click

from essmodel.cli.asked import Asked, Crowd, NewPack, Question, Schemas
from essmodel.cli.misuse import MisuseError, misspelt
from essmodel.cli.options import PROGRAM, Options
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang


def understood(arguments: Sequence[str], lang: Lang) -> Asked | Schemas | NewPack:
    """
    Return what the words of a command line ask for.

    Raises:
        PageAskedError: they ask for help or for the version.
        click.UsageError: they cannot be understood; `problems_of` says why.
    """
    program = _program(lang)
    with program.make_context(PROGRAM, list(arguments)) as ctx:
        return cast("Asked | Schemas | NewPack", program.invoke(ctx))


class _Command(click.Command):
    """A command that says itself which word is too many."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        with _within(ctx):
            rest = super().parse_args(ctx, args)
        if rest:
            raise MisuseError.because(ctx, "cli_argument_unwanted", found=rest[0])
        return rest


class _Program(click.Group):
    """The program, which says itself that a command is missing or unknown."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with _within(ctx):
            return super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if cmd_name not in self.commands:
            raise MisuseError(ctx, misspelt("cli_command", cmd_name, tuple(self.commands)))
        return self.commands[cmd_name]


@contextmanager
def _within(ctx: click.Context) -> Generator[None]:
    """Say of a mistake in which command it was made, where click forgets to."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def _program(lang: Lang) -> _Program:
    path = click.Argument(["path"], metavar=say("cli_path", lang))
    make = Options(lang)
    shared = (make.on(), make.packs(), make.strict(), make.lang(), make.json(), make.help())
    commands: dict[str, tuple[click.Parameter, ...]] = {
        "check": (path, *shared),
        "count": (path, make.only("meeting"), *shared),
        "decide": (path, make.only("request"), *shared),
        "decide-all": (path, make.people(), *make.crowd(), make.on_all(), *shared[1:]),
        "agreements": (path, make.calendar(), *shared),
        "power": (path, make.against(), *shared),
        "prove": (path, *shared),
        "demo": (make.packs(), make.lang(), make.help()),
        "packs": shared[1:],
    }
    questions = [_command(name, params, lang) for name, params in commands.items()]
    return _group(
        PROGRAM,
        [*questions, *_writers(make, lang)],
        params=[make.lang(), make.version(), make.help()],
        help=say("cli_program", lang),
        callback=partial(_require_command, "cli_command_missing"),
    )


def _writers(make: Options, lang: Lang) -> tuple[click.Command, ...]:
    """Return the commands that ask nothing of a case, and write files."""
    kind = click.Argument(["kind"], metavar=say("cli_kind", lang), required=False)
    folder = click.Argument(["folder"], metavar=say("cli_folder", lang))
    shared = [make.lang(), make.help()]
    schema = _Command(
        "schema",
        params=[kind, make.to_folder(), *shared],
        help=say("cli_schema", lang),
        callback=Schemas,
        add_help_option=False,
    )
    pack = _Command(
        "pack",
        params=[folder, *make.new_pack(), *shared],
        help=say("cli_new_pack", lang),
        callback=NewPack,
        add_help_option=False,
    )
    new = _group(
        "new",
        [pack],
        params=shared,
        help=say("cli_new", lang),
        callback=partial(_require_command, "cli_new_missing"),
    )
    return schema, new


def _group(name: str, commands: Sequence[click.Command], **words: Any) -> _Program:  # noqa: ANN401 - click's own words
    return _Program(
        name,
        commands=commands,
        invoke_without_command=True,
        no_args_is_help=False,
        add_help_option=False,
        **words,
    )


def _command(name: str, params: Sequence[click.Parameter], lang: Lang) -> _Command:
    return _Command(
        name,
        params=list(params),
        help=say(f"cli_{name}", lang),
        callback=partial(_asked, name),
        add_help_option=False,
    )


def _asked(question: str, **words: Any) -> Asked:  # noqa: ANN401 - as click holds them
    if question == "decide-all":
        on = words.pop("on")
        day = on if isinstance(on, str) else None
        crowd = {name: words.pop(name) for name in ("people", "services", "keep", "to")}
        words |= {"crowd": Crowd(day=day, **crowd), "on": None if day else on}
    return Asked(question=cast("Question", question), **words)


def _require_command(missing: str) -> None:
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        raise MisuseError.because(ctx, missing)
