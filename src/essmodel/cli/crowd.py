"""A table of people decided at once, and how far it has been read."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import date
from importlib import util
from pathlib import Path

from attrs import frozen

from essmodel.cli.asked import Crowd
from essmodel.errors import InvalidValueError
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.packs.pack import RulePack
from essmodel.partnership.partnership import Partnership
from essmodel.questions.decide_all import PopulationDecision, decide_all
from essmodel.rules.columns.tally import length
from essmodel.rules.finding import Standing

Watch = Callable[[int], None]


@frozen
class CrowdSaid:
    """What is said of a crowd: the counts, and where the answer to each row is."""

    decided: PopulationDecision
    to: str | None

    @property
    def standing(self) -> Standing:
        """Met: the question was about all, and all have their answer."""
        return Standing.MET

    def explain(self, lang: Lang = "en") -> str:
        """Return the counts in words."""
        page = self.decided.explain(lang)
        return page if self.to is None else f"{page}\n\n{say('cli_written', lang, file=self.to)}"

    def to_dict(self) -> dict[str, object]:
        """Return the counts as JSON carries them."""
        return {"standing": self.standing.value, **self.decided.to_dict(), "written": self.to}


def decide_crowd(
    crowd: Crowd, case: Partnership, packs: tuple[RulePack, ...], *, on: date | str, lang: Lang
) -> CrowdSaid:
    """
    Decide the services of *case* for a crowd.

    Raises:
        InvalidValueError: there is no service or no polars, or the table makes no sense.
        NoLawInForceError: a price follows a figure that the law did not set on that day.
    """
    services = crowd.services or tuple(one.id for one in case.services)
    if not services:
        raise InvalidValueError.because("cli_nothing_to_offer")
    if util.find_spec("polars") is None:
        raise InvalidValueError.because("cli_data_missing")
    with _progress(crowd.people, lang) as watch:
        decided = decide_all(
            services,
            crowd.people,
            packs=packs,
            on=on,
            within=case,
            keep=crowd.keep,
            to=crowd.to,
            watch=watch,
        )
        decided.tally()
    return CrowdSaid(decided, crowd.to)


@contextmanager
def _progress(people: str, lang: Lang) -> Generator[Watch | None]:
    """Show on a terminal how much of the file *people* was read, for as long as it takes."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - the extra `cli`
    from rich.progress import Progress  # noqa: PLC0415 - likewise

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(say("cli_reading", lang), total=length(Path(people)))
        yield lambda read: progress.update(task, advance=read)
