"""The register of a case: everyone under an id of their own, each role on its days."""

from datetime import date

import pytest

from essmodel.errors import InvalidValueError
from essmodel.stakeholders.party import EssOrganisation, LegalFamily, Person, PublicAuthority
from essmodel.stakeholders.place import Municipality, PriorityNeighbourhood
from essmodel.stakeholders.register import Register
from essmodel.stakeholders.role import Role, RoleKind
from essmodel.values.period import ALWAYS, DayWithin, Period

TOWN = Municipality(id="town", name="Verrelles")
QUARTER = PriorityNeighbourhood(id="quarter", name="Les Tilleuls", within="town")
MAIRIE = PublicAuthority(id="mairie", name="Ville de Verrelles", kind="commune")
CENTRE = EssOrganisation(id="centre", name="Le Grand Préau", family=LegalFamily.COOPERATIVE)
AMINA = Person(id="amina", name="Amina")
ENTRY, EXIT = date(2019, 9, 1), date(2026, 7, 1)


def role(party: str, kind: RoleKind, of: str, period: Period = ALWAYS) -> Role:
    """Make a role."""
    return Role(party=party, kind=kind, of=of, period=period)


LIVES = role("amina", RoleKind.INHABITANT, "quarter", Period(start=ENTRY, end=EXIT))
HELPS = role("amina", RoleKind.VOLUNTEER, "centre", Period(start=DayWithin.month(2026, 2)))
REGISTER = Register(
    places=(TOWN, QUARTER),
    parties=(MAIRIE, CENTRE, AMINA),
    roles=(LIVES, HELPS, role("mairie", RoleKind.FUNDER, "centre")),
)


def problems(**sections: tuple[object, ...]) -> list[tuple[str, str]]:
    """Return what is wrong with a register: each problem and its path."""
    with pytest.raises(InvalidValueError) as refusal:
        Register(**sections)  # type: ignore[arg-type] # the sections of the cases below
    return [(one.id, one.path) for one in refusal.value.problems]


@pytest.mark.parametrize(
    ("day", "roles"),
    [
        (date(2019, 8, 31), ()),
        (ENTRY, (LIVES,)),
        (date(2026, 2, 27), (LIVES,)),
        (date(2026, 2, 28), (LIVES, HELPS)),
        (date(2026, 6, 30), (LIVES, HELPS)),
        (EXIT, (HELPS,)),
    ],
)
def test_roles_are_those_of_the_day(day: date, roles: tuple[Role, ...]) -> None:
    """Someone may play several; a doubtful day is none of theirs."""
    assert REGISTER.roles_of("amina", on=day) == roles


def test_parties_are_found_by_the_role_they_play() -> None:
    """On that day."""
    assert REGISTER.with_role(RoleKind.INHABITANT, on=ENTRY) == (AMINA,)
    assert REGISTER.with_role(RoleKind.INHABITANT, on=EXIT) == ()
    assert REGISTER.with_role(RoleKind.FUNDER, on=EXIT) == (MAIRIE,)


def test_parties_and_places_are_found_by_their_id() -> None:
    """Or are said to be unknown."""
    assert REGISTER.party("centre") == CENTRE
    assert REGISTER.place("quarter") == QUARTER
    with pytest.raises(InvalidValueError, match="there is no stakeholder 'bruno'"):
        REGISTER.party("bruno")
    with pytest.raises(InvalidValueError, match="there is no place 'ville'"):
        REGISTER.place("ville")


def test_ids_are_given_once_among_places_and_parties() -> None:
    """A role may be played towards either, so they share their ids."""
    namesake = Person(id="town", name="Mr Town")

    assert problems(places=(TOWN, TOWN), parties=(namesake,)) == [
        ("id_taken", "places.1.id"),
        ("id_taken", "stakeholders.0.id"),
    ]


def test_neighbourhood_lies_in_a_place_of_the_case() -> None:
    """The town is part of the case too."""
    assert problems(places=(QUARTER,)) == [("id_unknown", "places.0.within")]
    lost = Municipality(id="town", name="Verrelles", within="nowhere")
    assert problems(places=(lost,)) == [("id_unknown", "places.0.within")]


def test_roles_are_played_by_parties_towards_parties_or_places() -> None:
    """A place plays none."""
    wrong = (
        role("town", RoleKind.OWNER, "centre"),
        role("amina", RoleKind.WORKER, "nowhere"),
    )

    assert problems(places=(TOWN,), parties=(CENTRE, AMINA), roles=wrong) == [
        ("id_unknown", "roles.0.party"),
        ("id_unknown", "roles.1.of"),
    ]


def test_register_may_be_empty() -> None:
    """Statutes can be checked before anyone is known."""
    assert Register().with_role(RoleKind.OWNER, on=ENTRY) == ()


def test_a_register_names_thousands() -> None:
    """A town's register is checked whole: ten thousand roles, ten thousand mistakes."""
    parties = tuple(Person(id=f"p{number}", name="P") for number in range(10_000))
    right = tuple(role(party.id, RoleKind.INHABITANT, "town") for party in parties)
    wrong = tuple(role(f"{party.id}x", RoleKind.INHABITANT, "town") for party in parties)

    register = Register(places=(TOWN,), parties=parties, roles=right)
    found = problems(places=(TOWN,), parties=parties, roles=wrong)

    assert len(register.roles) == len(found) == 10_000


def test_names_that_look_the_same_come_with_their_ids() -> None:
    """Two of one name, or of letters drawn alike; a third stays as it is."""
    twins = (Person(id="a", name="Amina"), Person(id="b", name="\u0410mina"))
    register = Register(parties=(*twins, Person(id="c", name="Bruno")))

    assert [register.called(one) for one in "abc"] == ["Amina (a)", "\u0410mina (b)", "Bruno"]


def test_id_that_a_reader_takes_for_another_is_refused() -> None:
    """In Cyrillic; ids of plain letters and figures may be as near as one likes."""
    assert problems(parties=(AMINA, Person(id="\u0430mina", name="Anna"))) == [
        ("id_looks_taken", "stakeholders.1.id")
    ]
    assert Register(parties=(Person(id="l1", name="A"), Person(id="11", name="B"))).parties
