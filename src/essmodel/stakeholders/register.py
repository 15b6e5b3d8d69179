"""The register of a partnership: its places, its parties and their roles."""

from datetime import date

from attrs import frozen

from essmodel.errors import InvalidValueError, Problem, unknown_ids
from essmodel.stakeholders.party import Party
from essmodel.stakeholders.place import Place
from essmodel.stakeholders.role import Role, RoleKind
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
        """Return the party whose id it is."""
        return by_id(self.parties, id, problem="party_unknown")

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
        return tuple(
            party
            for party in self.parties
            if any(role.kind is kind for role in self.roles_of(party.id, on=on))
        )

    def _repeated(self) -> tuple[Problem, ...]:
        seen: set[str] = set()
        problems: list[Problem] = []
        for section, things in (("places", self.places), ("stakeholders", self.parties)):
            for index, thing in enumerate(things):
                if thing.id in seen:
                    path, data = f"{section}.{index}.id", (("found", thing.id),)
                    problems.append(Problem(id="id_taken", data=data, path=path))
                seen.add(thing.id)
        return tuple(problems)

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
