"""A service made ready to be asked many times on one day."""

from datetime import date

from essmodel.coproduction.bound import BoundService, bound_over, bound_service
from essmodel.coproduction.eligibility import ServiceRules, service_rules
from essmodel.coproduction.fact import law_of
from essmodel.coproduction.service import Service
from essmodel.packs.scope import words_of
from essmodel.packs.shelf import Packs
from essmodel.packs.vocabulary import Vocabulary
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.span import Span


def bind(service: Service, *, packs: Packs, on: date) -> BoundService:
    """
    Return *service* as it stands on a day: what every request for it is held against.

    Args:
        service: a service of a case: ``case.service("care")``.
        packs: the packs that say what the facts mean, and whose law is asked.
        on: the day of the decisions.

    Raises:
        InvalidValueError: its formulas have words that the packs do not know.
        NoLawInForceError: its price follows a figure that the law did not set on that day.
    """
    return bind_on(service, words_of(packs, None), on=on)


def bind_on(service: Service, words: Vocabulary, *, on: date) -> BoundService:
    """Return *service* as `bind` does, where the packs were read into *words* already."""
    asked, law = _understood(service, words)
    return bound_service(service, asked, law=law, dates={Event.DECISION: on})


def bind_over(service: Service, words: Vocabulary, *, first: date, last: date) -> BoundService:
    """
    Return *service* as it stands on each day from *first* to *last*, both included.

    The day of the decision is then a fact of each case, and chooses the law for it.

    Raises:
        InvalidValueError: its formulas have words that the packs do not know.
        NoLawInForceError: its price follows a figure that the law did not set on one of the days.
    """
    asked, law = _understood(service, words)
    span = Span(event=Event.DECISION, first=first, last=last)
    return bound_over(service, asked, law=law, dates={}, span=span)


def _understood(service: Service, words: Vocabulary) -> tuple[ServiceRules, Rulebook]:
    """Return what a service asks and costs in *words*, and the law about it."""
    law = law_of(words.law.about(Subject.ELIGIBILITY), kind=service.kind)
    return service_rules(service, words.names), law
