"""The options of the commands; what each is called and means is in the catalogue."""

from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from typing import Any

import click
from attrs import frozen

from essmodel.cli.guide import guide
from essmodel.cli.misuse import MisuseError
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


@frozen
class Options:
    """Makes options, in the words of one language."""

    language: Lang

    def on(self) -> click.Option:
        """Make ``--on DATE``."""
        return self._valued("on", callback=_read_day)

    def on_all(self) -> click.Option:
        """Make ``--on DATE|COLUMN``."""
        return self._valued("on_all", option="on", callback=_read_day_or_column)

    def people(self) -> click.Option:
        """Make ``--people FILE``, which must be there."""
        return self._valued("people", callback=_require_people)

    def crowd(self) -> tuple[click.Option, ...]:
        """Make what else is said of a crowd."""
        return (
            self._valued("service", name="services", multiple=True),
            self._valued("keep", multiple=True),
            self._valued("to"),
        )

    def only(self, what: str) -> click.Option:
        """Make ``--meeting ID`` or ``--request ID``."""
        return self._valued(what, name="only")

    def against(self) -> click.Option:
        """Make ``--against PATH``."""
        return self._valued("against")

    def calendar(self) -> click.Option:
        """Make ``--calendar FILE``."""
        return self._valued("calendar")

    def packs(self) -> click.Option:
        """Make ``--packs DIR``, which may be repeated."""
        return self._valued("packs", name="folders", multiple=True)

    def to_folder(self) -> click.Option:
        """Make ``--to DIR``."""
        return self._valued("to_folder", name="to", option="to")

    def new_pack(self) -> tuple[click.Option, ...]:
        """Make what is said of a new pack."""
        return (
            self._option("python", name="in_python", is_flag=True),
            self._valued("id"),
            self._valued("title"),
            self._valued("place", name="places", multiple=True),
        )

    def strict(self) -> click.Option:
        """Make ``--strict``."""
        return self._option("strict", is_flag=True)

    def lang(self) -> click.Option:
        """Make ``--lang``, only checked here: the run knows its language before it is parsed."""
        return self._valued("lang", callback=_require_lang, expose_value=False)

    def json(self) -> click.Option:
        """Make ``--json``."""
        return self._option("json", name="as_json", is_flag=True)

    def help(self) -> click.Option:
        """Make ``--help``."""
        return self._page("help", lambda ctx: guide(ctx, self.language))

    def version(self) -> click.Option:
        """Make ``--version``."""
        return self._page("version", lambda ctx: f"{ctx.info_name} {version(PROGRAM)}")

    def _valued(self, word: str, *, name: str = "", option: str = "", **more: Any) -> click.Option:  # noqa: ANN401 - click's own words
        """Make an option with a value, whose name is in the catalogue too."""
        value = say(f"cli_value_{word}", self.language)
        return self._option(word, name=name, option=option, metavar=value, **more)

    def _page(self, word: str, page: Callable[[click.Context], str]) -> click.Option:
        """Make an option that shows a page before anything else is looked at."""

        def show(ctx: click.Context, _param: click.Parameter, is_asked: bool) -> None:  # noqa: FBT001 - as click calls it
            if is_asked:
                raise PageAskedError(page(ctx))

        return self._option(word, is_flag=True, is_eager=True, expose_value=False, callback=show)

    def _option(self, word: str, *, name: str = "", option: str = "", **more: Any) -> click.Option:  # noqa: ANN401 - click's own words
        said = say(f"cli_option_{word}", self.language)
        option = option or word
        return click.Option([f"--{option}", name or option], help=said, **more)


def _read_day(ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    try:
        return None if value is None else reading.day(value)
    except InvalidValueError as error:
        raise MisuseError(ctx, *under("--on", error)) from None


def _read_day_or_column(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> date | str | None:
    try:
        return None if value is None else reading.day(value)
    except InvalidValueError:
        return value


def _require_people(ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    if value is None:
        raise MisuseError.because(ctx, "cli_people_missing")
    return value


def _require_lang(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None and value not in LANGS:
        raise MisuseError.because(ctx, "cli_lang_unknown", found=value, known=LANGS)
