"""The event whose date chooses the version of a rule."""

from collections.abc import Mapping
from enum import Enum

from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.values.period import Day


class Event(Enum):
    """What must have happened under a version of the law for that version to govern."""

    DECISION = "decision"
    ASSEMBLY = "assembly"
    FISCAL_YEAR_END = "fiscal_year_end"
    FORMATION = "formation"
    GRANT = "grant"
    CONTRACT_START = "contract_start"

    def said(self, lang: Lang) -> str:
        """Return the name of the event's date."""
        return say(f"event_{self.value}", lang)


Dates = Mapping[Event, Day]
"""The dates of a case that are known; a date that is not there is a missing fact."""
