"""Who takes part in a case, as a table: names, what they are, the roles they play."""

from collections.abc import Iterator
from datetime import date

from essmodel.messages import form
from essmodel.messages.catalogue import say
from essmodel.rules.wording import Wording
from essmodel.stakeholders.party import EssOrganisation, Party, Person, PublicAuthority
from essmodel.stakeholders.register import Register

AUTHORITY_KIND = "authority_kind"


def cast_list(register: Register, wording: Wording, *, on: date) -> list[tuple[str, str, str]]:
    """Return a row for each party on a day; those who are and do the same share one."""
    alike: dict[tuple[str, str], list[str]] = {}
    for party in register.parties:
        roles = form.listed(tuple(_roles(party, register, wording, on)), lang=wording.lang)
        alike.setdefault((_kind(party, wording), roles), []).append(party.name)
    return [(", ".join(names), kind, roles) for (kind, roles), names in alike.items()]


def _kind(party: Party, wording: Wording) -> str:
    match party:
        case Person():
            return say("party_person", wording.lang)
        case EssOrganisation():
            return say(f"party_{party.family.value}", wording.lang)
        case PublicAuthority():
            books = (book for book in wording.books if book.id == AUTHORITY_KIND)
            kinds = [book.title_of(party.kind).said(wording.lang) for book in books]
            return kinds[0] if kinds else party.kind


def _roles(party: Party, register: Register, wording: Wording, on: date) -> Iterator[str]:
    """Yield the roles of *party* towards each other party or place, with its name."""
    lang = wording.lang
    names = {one.id: one.name for one in (*register.places, *register.parties)}
    kinds: dict[str, list[str]] = {}
    for role in register.roles_of(party.id, on=on):
        kinds.setdefault(role.of, []).append(say(f"role_{role.kind.value}", lang))
    for other, said in kinds.items():
        yield say("role_towards", lang, roles=tuple(said), name=names[other])
