"""The page of help of the program or of one of its commands."""

from collections.abc import Sequence
from textwrap import wrap

import click

from essmodel.cli.status import Status
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.questions.wrapping import WIDTH

Row = tuple[str, str]


def guide(ctx: click.Context, lang: Lang) -> str:
    """Return the help on the command of *ctx*: how to write it, what it does, its options."""
    command = ctx.command
    blocks = [
        [say("cli_usage", lang, usage=usage(ctx, lang))],
        wrap(command.help or "", WIDTH),
    ]
    if isinstance(command, click.Group):
        rows = [(_signature(one), one.help or "") for one in command.commands.values()]
        blocks.append(_section("cli_commands", rows, lang))
    options = [one for one in command.params if isinstance(one, click.Option)]
    rows = [(_signature(one), one.help or "") for one in options]
    blocks.append(_section("cli_options", rows, lang))
    blocks.append(_section("cli_statuses", _statuses(lang), lang))
    return "\n\n".join("\n".join(block) for block in blocks)


def usage(ctx: click.Context, lang: Lang) -> str:
    """Return the command of *ctx* as it is written: ``essmodel check PATH [OPTIONS]``."""
    words = [ctx.command_path, *_arguments(ctx.command), say("cli_optional", lang)]
    if isinstance(ctx.command, click.Group):
        words.insert(1, say("cli_command_word", lang))
    return " ".join(words)


def _arguments(command: click.Command) -> tuple[str, ...]:
    return tuple(one.metavar or "" for one in command.params if isinstance(one, click.Argument))


def _signature(one: click.Command | click.Option) -> str:
    """Return the name of a command or an option, and what is written after it."""
    if isinstance(one, click.Command):
        return " ".join((one.name or "", *_arguments(one)))
    return " ".join(part for part in (*one.opts, one.metavar) if part)


def _statuses(lang: Lang) -> list[Row]:
    return [(str(one.value), say(f"cli_status_{one.name.lower()}", lang)) for one in Status]


def _section(title: str, rows: Sequence[Row], lang: Lang) -> list[str]:
    """Return a title and its rows, the second column aligned."""
    column = max(len(name) for name, _ in rows) + 4
    lines = [say(title, lang)]
    for name, text in rows:
        first, *rest = wrap(text, WIDTH - column) or [""]
        lines += [f"  {name:<{column - 2}}{first}", *(" " * column + line for line in rest)]
    return lines
