"""Whether the words of a case mean something in the packs it is asked with: all that does not."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from attrs import evolve

from essmodel.coproduction.eligibility import service_rules
from essmodel.coproduction.request import Request
from essmodel.coproduction.service import Service
from essmodel.errors import InvalidValueError, Problem, under, unknown_ids
from essmodel.governance.cooperative import Cooperative
from essmodel.packs.vocabulary import Vocabulary
from essmodel.partnership.partnership import Partnership
from essmodel.questions.offer import offers
from essmodel.rules.statement import code
from essmodel.stakeholders.party import Party, Person, PublicAuthority
from essmodel.stakeholders.place import Place

Reading = Callable[[], object]
Part = Place | Party | Cooperative | Service | Request
"""A part of a case in which words stand that packs give meaning to."""


def problems(case: Partnership, words: Vocabulary) -> tuple[Problem, ...]:
    """Return every word of *case* that means nothing in *words*, with its place."""
    origin = case.origin
    found = (*misunderstood(parts(case), words), *_unoffered(case, words))
    return tuple(evolve(one, at=origin.find(one.path) if origin else None) for one in found)


def _unoffered(case: Partnership, words: Vocabulary) -> tuple[Problem, ...]:
    """Return the requests for services that neither the case has nor a pack."""
    known = frozenset(one.id for one in offers(case, words))
    return unknown_ids(
        (f"requests.{index}.service", one.service, known) for index, one in enumerate(case.requests)
    )


def require_meaning(case: Partnership, words: Vocabulary) -> None:
    """
    Refuse a case with words that mean nothing.

    Raises:
        InvalidValueError: all of them at once.
    """
    found = problems(case, words)
    if found:
        raise InvalidValueError(*found)


def misunderstood(parts: Iterable[tuple[str, Part]], words: Vocabulary) -> Iterator[Problem]:
    """Yield what means nothing in *words* among *parts*, each with its path."""
    for path, part in parts:
        for inner, read in _readings(part, words):
            try:
                read()
            except InvalidValueError as error:
                yield from under(".".join(filter(None, (path, inner))), error)


def parts(case: Partnership) -> Iterator[tuple[str, Part]]:
    """Yield the parts of *case* in the order of the file, each with its path."""
    yield from _numbered("places", case.register.places)
    yield from _numbered("stakeholders", case.register.parties)
    if case.cooperative:
        yield "cooperative", case.cooperative
    yield from _numbered("services", case.services)
    yield from _numbered("requests", case.requests)


def _numbered(section: str, parts: tuple[Part, ...]) -> Iterator[tuple[str, Part]]:
    return ((f"{section}.{index}", part) for index, part in enumerate(parts))


def _readings(part: Part, words: Vocabulary) -> Iterator[tuple[str, Reading]]:
    """Yield each word of *part* that packs give meaning to, with its path inside it."""
    match part:
        case Cooperative():
            yield "legal_form", partial(code, part.legal_form, "legal_form", words.books)
        case Service():
            if part.kind is not None:
                yield "kind", partial(code, part.kind, "service_kind", words.books)
            yield "", partial(service_rules, part, words.names)
        case Person() | Request():
            for fact in part.facts:
                yield f"facts.{fact.fact}", partial(words.read, fact)
        case _:
            if isinstance(part, PublicAuthority):
                yield "kind", partial(code, part.kind, "authority_kind", words.books)
            for identifier in part.identifiers:
                yield (
                    f"identifiers.{identifier.scheme}",
                    partial(words.require_identifier, identifier),
                )
