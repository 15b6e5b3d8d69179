"""Whether the words of a case mean something in the packs it is asked with: all that does not."""

from collections.abc import Callable, Iterator
from functools import partial

from attrs import evolve

from essmodel.coproduction.eligibility import service_rules
from essmodel.errors import InvalidValueError, Problem, under
from essmodel.packs.vocabulary import Vocabulary
from essmodel.partnership.partnership import Partnership
from essmodel.rules.statement import Statement, code
from essmodel.stakeholders.party import Party, Person, PublicAuthority
from essmodel.values.identifier import Identifier

Reading = Callable[[], object]


def problems(case: Partnership, words: Vocabulary) -> tuple[Problem, ...]:
    """Return every word of *case* that means nothing in *words*, with its place."""
    found: list[Problem] = []
    for path, read in _readings(case, words):
        try:
            read()
        except InvalidValueError as error:
            found += under(path, error)
    origin = case.origin
    return tuple(evolve(one, at=origin.find(one.path) if origin else None) for one in found)


def require_meaning(case: Partnership, words: Vocabulary) -> None:
    """
    Refuse a case with words that mean nothing.

    Raises:
        InvalidValueError: all of them at once.
    """
    found = problems(case, words)
    if found:
        raise InvalidValueError(*found)


def _readings(case: Partnership, words: Vocabulary) -> Iterator[tuple[str, Reading]]:
    """Yield each part of *case* that packs give meaning to, in the order of the file."""
    for index, place in enumerate(case.register.places):
        yield from _identifiers(f"places.{index}", place.identifiers, words)
    for index, party in enumerate(case.register.parties):
        yield from _party(f"stakeholders.{index}", party, words)
    if case.cooperative:
        form = case.cooperative.legal_form
        yield "cooperative.legal_form", partial(code, form, "legal_form", words.books)
    for index, service in enumerate(case.services):
        yield f"services.{index}", partial(service_rules, service, words.names)
    for index, request in enumerate(case.requests):
        yield from _statements(f"requests.{index}", request.facts, words)


def _party(path: str, party: Party, words: Vocabulary) -> Iterator[tuple[str, Reading]]:
    if isinstance(party, Person):
        yield from _statements(path, party.facts, words)
        return
    if isinstance(party, PublicAuthority):
        yield f"{path}.kind", partial(code, party.kind, "authority_kind", words.books)
    yield from _identifiers(path, party.identifiers, words)


def _identifiers(
    path: str, identifiers: tuple[Identifier, ...], words: Vocabulary
) -> Iterator[tuple[str, Reading]]:
    for one in identifiers:
        yield f"{path}.identifiers.{one.scheme}", partial(words.require_identifier, one)


def _statements(
    path: str, statements: tuple[Statement, ...], words: Vocabulary
) -> Iterator[tuple[str, Reading]]:
    for one in statements:
        yield f"{path}.facts.{one.fact}", partial(words.read, one)
