"""Which services there are: those of the case first, then those that packs bring."""

from essmodel.coproduction.service import Service
from essmodel.packs.vocabulary import Vocabulary
from essmodel.partnership.in_crisis import service_in
from essmodel.partnership.partnership import Partnership
from essmodel.values.named import by_id


def offers(within: Partnership | None, words: Vocabulary) -> tuple[Service, ...]:
    """Return the services of a case, where one is given, and of the packs; as crises leave them."""
    if within is None:
        return words.services
    services = (*within.services, *words.services)
    return tuple(service_in(within.crises, one) for one in services)


def offered(id: str, *, within: Partnership | None, words: Vocabulary) -> Service:  # noqa: A002 - the word of the field
    """
    Return the service whose id it is, of the case or else of a pack.

    Raises:
        InvalidValueError: there is none.
    """
    return by_id(offers(within, words), id, problem="service_unknown")
