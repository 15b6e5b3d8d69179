"""What is wrong with a command line: click finds it, the catalogue says it."""

from difflib import get_close_matches

import click

from essmodel.errors import Problem


class MisuseError(click.UsageError):
    """A command line that our own checks refuse."""

    def __init__(self, ctx: click.Context, *problems: Problem) -> None:
        super().__init__("", ctx)
        self.problems = problems

    @classmethod
    def because(cls, ctx: click.Context, problem: str, /, **data: object) -> "MisuseError":
        """Make the error of one problem, named by its id in the catalogue."""
        return cls(ctx, Problem(id=problem, data=tuple(data.items())))


def problems_of(error: click.UsageError) -> tuple[Problem, ...]:
    """Return what *error* means; click's own English is never shown."""
    match error:
        case MisuseError():
            return error.problems
        case click.NoSuchOption():
            known = _options(error.ctx)
            return (misspelt("cli_option", error.option_name, known),)
        case click.BadOptionUsage():
            return (_badly_used(error),)
        case click.MissingParameter(param=click.Parameter() as param):
            name = param.metavar or param.name
            return (Problem(id="cli_argument_missing", data=(("name", name),)),)
        case _:
            return (Problem(id="cli_not_understood"),)


def misspelt(kind: str, found: str, known: tuple[str, ...]) -> Problem:
    """Say that *found* is none of the *known* names, with the nearest one if one is near."""
    bare = {name.lstrip("-"): name for name in known}
    near = get_close_matches(found.lstrip("-"), bare, n=1)
    if near:
        data = (("found", found), ("meant", bare[near[0]]))
        return Problem(id=f"{kind}_misspelt", data=data)
    return Problem(id=f"{kind}_unknown", data=(("found", found), ("known", known)))


def _options(ctx: click.Context | None) -> tuple[str, ...]:
    params = ctx.command.params if ctx else ()
    return tuple(name for one in params if isinstance(one, click.Option) for name in one.opts)


def _badly_used(error: click.BadOptionUsage) -> Problem:
    """Tell an option without its value from one with a value too many."""
    params = error.ctx.command.params if error.ctx else []
    for param in params:
        if error.option_name in param.opts and param.metavar:
            needed = (("name", error.option_name), ("value", param.metavar))
            return Problem(id="cli_value_missing", data=needed)
    return Problem(id="cli_value_unwanted", data=(("name", error.option_name),))
