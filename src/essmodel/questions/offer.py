"""Which services there are: those of the case first, then those that packs bring."""

from essmodel.coproduction.service import Service
from essmodel.packs.vocabulary import Vocabulary
from essmodel.partnership.partnership import Partnership
from essmodel.values.named import by_id


def offers(within: Partnership | None, words: Vocabulary) -> tuple[Service, ...]:
    """Return the services of a case, where one is given, and those of the packs."""
    return (*(within.services if within else ()), *words.services)


def offered(id: str, *, within: Partnership | None, words: Vocabulary) -> Service:  # noqa: A002 - the word of the field
    """
    Return the service whose id it is, of the case or else of a pack.

    Raises:
        InvalidValueError: there is none.
    """
    return by_id(offers(within, words), id, problem="service_unknown")
