"""A table of people decided at once."""

from datetime import date
from importlib import util
from pathlib import Path

from attrs import frozen

from essmodel.cli.asked import Crowd
from essmodel.cli.progress import progress
from essmodel.cli.table import require_table
from essmodel.errors import Gathering, InvalidValueError, unknown_ids
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.packs.scope import scope
from essmodel.packs.shelf import Packs
from essmodel.partnership.partnership import Partnership
from essmodel.questions.decide_all import decide_all
from essmodel.questions.population_decision import PopulationDecision
from essmodel.rules.columns.damage import explained
from essmodel.rules.finding import Standing


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
    crowd: Crowd,
    case: Partnership,
    packs: Packs,
    *,
    on: date | str,
    bar: Lang | None,
) -> CrowdSaid:
    """
    Decide the services of *case*, or those named, for a crowd; a *bar* is in that language.

    Raises:
        InvalidValueError: there is no service or no polars, the table cannot be read or makes no
            sense, or the answers cannot be written.
        NoLawInForceError: a price follows a figure that the law did not set on that day.
    """
    offered = tuple(one.id for one in case.services)
    brought = tuple(one.id for pack in scope(packs, case).asked for one in pack.services)
    if not offered and not crowd.services:
        raise InvalidValueError.because("cli_nothing_to_offer")
    if util.find_spec("polars") is None:
        raise InvalidValueError.because("cli_data_missing")
    with explained(Path(crowd.people)), progress(crowd.people, bar) as watch:
        _require_known(crowd, (*offered, *brought))
        decided = decide_all(
            crowd.services or offered,
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


def _require_known(crowd: Crowd, offered: tuple[str, ...]) -> None:
    """Refuse all that the command line names and that is not there, at once."""
    known = frozenset(offered)
    mistakes = Gathering()
    mistakes.problems.extend(unknown_ids(("--service", one, known) for one in crowd.services))
    with mistakes.under(""):
        require_table(crowd)
    mistakes.require_none()
