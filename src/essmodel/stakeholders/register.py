"""The register of a partnership: its places, its parties and their roles."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from attrs import frozen

from essmodel.errors import InvalidValueError, Problem, unknown_ids
from essmodel.stakeholders.party import Party
from essmodel.stakeholders.place import Place
from essmodel.stakeholders.role import Role, RoleKind
from essmodel.values.likeness import look
from essmodel.values.named import by_id


@frozen(kw_only=True)
class Register:
    """Everyone and every place of a case, each under an id of its own."""

    places: tuple[Place, ...] = ()
    parties: tuple[Party, ...] = ()
    roles: tuple[Role, ...] = ()

    def __attrs_post_init__(self) -> None:
        problems = (*self._repeated(), *self._dangling())
        if problems:
            raise InvalidValueError(*problems)

    def party(self, id: str) -> Party:  # noqa: A002 - the word of the field
        """
        Return the party whose id it is.

        Raises:
            InvalidValueError: there is none.
        """
        found = self._by_id.get(id)
        if found is None:
            raise InvalidValueError.because("party_unknown", found=id)
        return found

    def called(self, id: str) -> str:  # noqa: A002 - likewise
        """Return the name of a party, and its id where others have a name that looks the same."""
        name = self.party(id).name
        return name if self._looks[look(name)] == 1 else f"{name} ({id})"

    def place(self, id: str) -> Place:  # noqa: A002 - the word of the field
        """Return the place whose id it is."""
        return by_id(self.places, id, problem="place_unknown")

    def roles_of(self, party: str, *, on: date) -> tuple[Role, ...]:
        """Return the roles that *party* surely plays on a day."""
        return tuple(
            role for role in self.roles if role.party == party and role.period.surely_contains(on)
        )

    def with_role(self, kind: RoleKind, *, on: date) -> tuple[Party, ...]:
        """Return the parties who surely play a role of *kind* on a day."""
        players = {
            role.party
            for role in self.roles
            if role.kind is kind and role.period.surely_contains(on)
        }
        return tuple(party for party in self.parties if party.id in players)

    @cached_property
    def _by_id(self) -> Mapping[str, Party]:
        return {one.id: one for one in self.parties}

    @cached_property
    def _looks(self) -> Mapping[str, int]:
        """How many parties have a name that looks so."""
        return Counter(look(one.name) for one in self.parties)

    def _repeated(self) -> Iterator[Problem]:
        """Yield each id that is taken, or that a reader would take for another."""
        seen: dict[str, str] = {}
        taken: set[str] = set()
        for section, things in (("places", self.places), ("stakeholders", self.parties)):
            for index, thing in enumerate(things):
                other = seen.setdefault(_look(thing.id), thing.id)
                path, found = f"{section}.{index}.id", ("found", thing.id)
                if other == thing.id and other in taken:
                    yield Problem(id="id_taken", data=(found,), path=path)
                elif other != thing.id:
                    yield Problem(id="id_looks_taken", data=(found, ("other", other)), path=path)
                taken.add(thing.id)

    def _dangling(self) -> tuple[Problem, ...]:
        parties = frozenset(party.id for party in self.parties)
        places = frozenset(place.id for place in self.places)
        both = parties | places
        uses = [
            *((f"roles.{i}.party", role.party, parties) for i, role in enumerate(self.roles)),
            *((f"roles.{i}.of", role.of, both) for i, role in enumerate(self.roles)),
            *((f"places.{i}.within", place.within, places) for i, place in enumerate(self.places)),
        ]
        return unknown_ids(uses)


def _look(id: str) -> str:  # noqa: A002 - the word of the field
    """Return what a reader makes of an id; of plain letters and figures, only themselves."""
    return id if id.isascii() else look(id)
