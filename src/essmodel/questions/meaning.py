"""Whether the words of a case mean something in the packs it is asked with: all that does not."""

from collections.abc import Callable, Iterator

from attrs import evolve

from essmodel.coproduction.eligibility import service_rules
from essmodel.errors import InvalidValueError, Problem, under
from essmodel.packs.vocabulary import Vocabulary
from essmodel.partnership.partnership import Partnership
from essmodel.rules.codebook import require_code
from essmodel.stakeholders.party import Person, PublicAuthority
from essmodel.stakeholders.place import Place
from essmodel.values.identifier import Identifier

Check = Callable[[], object]


def problems(case: Partnership, vocabulary: Vocabulary) -> tuple[Problem, ...]:
    """Return every word of *case* that *vocabulary* does not understand, with its place."""
    found: list[Problem] = []
    for path, check in _checks(case, vocabulary):
        try:
            check()
        except InvalidValueError as error:
            found += under(path, error)
    return tuple(_placed(problem, case) for problem in found)


def require_meaning(case: Partnership, vocabulary: Vocabulary) -> None:
    """
    Refuse a case with words that mean nothing.

    Raises:
        InvalidValueError: all of them at once.
    """
    found = problems(case, vocabulary)
    if found:
        raise InvalidValueError(*found)


def _placed(problem: Problem, case: Partnership) -> Problem:
    return evolve(problem, at=case.origin.find(problem.path) if case.origin else None)


def _checks(case: Partnership, words: Vocabulary) -> Iterator[tuple[str, Check]]:
    """Yield everything to ask of the words of *case*, with its path."""
    for index, place in enumerate(case.register.places):
        yield from _identifiers(f"places.{index}", place.identifiers, words)
    for index, party in enumerate(case.register.parties):
        path = f"stakeholders.{index}"
        match party:
            case Person():
                yield from _statements(path, party.facts, words)
            case PublicAuthority():
                yield f"{path}.kind", partial(words.require_code, party.kind, "authority_kind")
                yield from _identifiers(path, party.identifiers, words)
            case _:
                yield from _identifiers(path, party.identifiers, words)
