"""Of all packs, those of the places of a case: what one town decides binds no other."""

from attrs import evolve, frozen

from essmodel.packs.pack import RulePack
from essmodel.packs.shelf import Packs
from essmodel.packs.vocabulary import Vocabulary, vocabulary
from essmodel.partnership.in_crisis import law_in
from essmodel.partnership.partnership import Partnership
from essmodel.values.country import ISO_3166, country_of
from essmodel.values.identifier import Identifier


@frozen(kw_only=True)
class Scope:
    """
    The packs that a case is asked with.

    Attributes:
        asked: those of everywhere, then those of its places, each once and in the order of their
            ids: the order in which they were loaded changes nothing.
        left_out: those of other places.
    """

    asked: tuple[RulePack, ...]
    left_out: tuple[RulePack, ...] = ()


def scope(packs: Packs, case: Partnership | None) -> Scope:
    """
    Return which of *packs* are asked about *case*.

    A pack that names no place is of everywhere, or of everywhere in its country: where a place of
    the case says that it lies in another, the pack is left out.  Where there is no case, there is
    no place to choose by: all packs are asked, and nothing is taken from a shelf.
    """
    places = _places(case)
    asked: list[RulePack] = []
    left_out: list[RulePack] = []
    for one in packs:
        if not isinstance(one, RulePack):
            asked += (pack for place in places for pack in one.at(place))
        elif case is None or (_is_of_country(one, places) and _is_of(one, places)):
            asked.append(one)
        else:
            left_out.append(one)
    return Scope(
        asked=tuple(sorted(dict.fromkeys(asked), key=_rank)),
        left_out=tuple(sorted(left_out, key=_rank)),
    )


def words_of(packs: Packs, case: Partnership | None) -> Vocabulary:
    """
    Return what the packs asked about *case* mean by their words, and their law, crises or not.

    Raises:
        InvalidValueError: two of them give one name two meanings.
    """
    words = vocabulary(scope(packs, case).asked)
    if case is None or not case.crises:
        return words
    return evolve(words, law=law_in(case.crises, words.law))


def _places(case: Partnership | None) -> tuple[Identifier, ...]:
    found = case.register.places if case else ()
    return tuple(dict.fromkeys(_compact(code) for one in found for code in one.identifiers))


def _rank(pack: RulePack) -> tuple[bool, str]:
    """Return where a pack stands among others."""
    return (bool(pack.manifest.places), pack.manifest.id)


def _is_of_country(pack: RulePack, places: tuple[Identifier, ...]) -> bool:
    said = {country_of(one.code) for one in places if one.scheme == ISO_3166.id}
    return not said or pack.manifest.country is None or pack.manifest.country in said


def _is_of(pack: RulePack, places: tuple[Identifier, ...]) -> bool:
    return not pack.manifest.places or any(
        _compact(code) in places for code in pack.manifest.places
    )


def _compact(code: Identifier) -> Identifier:
    """Return an identifier as registers compare it."""
    return Identifier(code.scheme, "".join(code.code.split()))
