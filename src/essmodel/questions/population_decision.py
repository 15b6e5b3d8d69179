"""The answers to a population: a row for each case, the counts, and the page that says them."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen

from essmodel.coproduction.bound import BoundService
from essmodel.errors import InvalidValueError
from essmodel.messages.text import Lang, Text
from essmodel.packs.vocabulary import Vocabulary
from essmodel.questions.population_page import population_page
from essmodel.rules.columns.inquiry import MOST_RULES
from essmodel.rules.columns.rows import Given
from essmodel.rules.columns.tally import Tally, tallied
from essmodel.rules.expression import Fact
from essmodel.rules.wording import Wording


@frozen(kw_only=True)
class PopulationDecision:
    """
    A population decided.

    Attributes:
        frame: the columns kept and, for each service, ``<id>.verdict`` (true where it is granted,
            false where it is refused, null where nobody can tell), ``<id>.price`` (in units of the
            price, null where it is refused or unknown), ``<id>.failed`` and ``<id>.undetermined``
            (the bit ``i`` is set where the rule at the place ``i`` is unmet, or cannot be told;
            after 64 rules ``<id>.failed_2`` follows).  A service that calls Python has
            ``<id>.unasked`` too: rules that it was not called for, for the case was settled.
        services: what was asked, as it stood on the day.
        absent: the facts that no column holds: they are unknown in all cases.
        on: the day of the decisions, or the column that holds it.
        words: what the names of facts and codes mean.
    """

    frame: Given = field(repr=False)
    services: tuple[BoundService, ...] = field(repr=False)
    absent: tuple[str, ...]
    on: date | str
    words: Vocabulary = field(repr=False)

    @property
    def rules(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the rules of each service, in the order of the bits."""
        return {one.service.id: tuple(rule.id for rule in one.rules) for one in self.services}

    def reasons(self, *masks: int, service: str | None = None) -> tuple[str, ...]:
        """
        Return the ids of the rules that *masks* tell of.

        Args:
            masks: a value of ``<id>.failed`` or ``<id>.undetermined``, and of those that follow.
            service: the service; it may be left out where there is but one.
        """
        (only, *others) = self.rules
        asked = only if service is None and not others else service
        ids = self.rules.get(asked or "")
        if ids is None:
            raise InvalidValueError.because("columns_which_service", known=tuple(self.rules))
        return tuple(
            id
            for index, id in enumerate(ids)  # noqa: A001 - the word of the field
            if index // MOST_RULES < len(masks)
            and masks[index // MOST_RULES] >> index % MOST_RULES & 1
        )

    def tally(self) -> Mapping[str, Tally]:
        """Return how many are granted, refused and undetermined, by service, and by which rules."""
        return self._tallies

    @cached_property
    def _tallies(self) -> Mapping[str, Tally]:
        """The counts, worked out once, for a plan reads its file again each time."""
        counts = {service: len(ids) for service, ids in self.rules.items()}
        return dict(zip(counts, tallied(self.frame, counts), strict=True))

    def explain(self, lang: Lang = "en") -> str:
        """Return in words how many are granted, refused and undetermined, and by which rules."""
        labels = {one.path: one.label for one in self.words.names.leaves if isinstance(one, Fact)}
        absent = tuple(labels.get(path, Text.same(path)) for path in self.absent)
        wording = Wording(lang, self.words.books)
        return population_page(self.services, self.tally(), absent, wording)

    def to_dict(self) -> dict[str, object]:
        """Return the counts as JSON carries them; each case has its row in the frame."""
        tallies = self.tally()
        return {
            "on": self.on.isoformat() if isinstance(self.on, date) else self.on,
            "absent": list(self.absent),
            "services": [_counted(id, ids, tallies[id]) for id, ids in self.rules.items()],  # noqa: A001 - the word of the field
        }


def _counted(id: str, rules: tuple[str, ...], tally: Tally) -> dict[str, object]:  # noqa: A002 - the word of the field
    return {
        "service": id,
        "granted": tally.granted,
        "refused": tally.refused,
        "undetermined": tally.undetermined,
        "unpriced": tally.unpriced,
        "unmet": dict(zip(rules, tally.unmet, strict=True)),
        "untold": dict(zip(rules, tally.untold, strict=True)),
    }
