"""Of all packs, those of the places of a case."""

from datetime import date

import pytest
from attrs import define, evolve, field

import essmodel as em
from essmodel.coproduction.service import Service
from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack
from essmodel.packs.scope import scope
from essmodel.rules.expression import Fact
from essmodel.rules.finding import Standing
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.well_typed import TRUTH
from essmodel.stakeholders.place import Municipality, Territory
from essmodel.stakeholders.register import Register
from essmodel.values.identifier import Identifier, IdentifierScheme

DAY = date(2026, 11, 22)
HERE, THERE = Identifier("town", "01 004"), Identifier("town", "59508")
SCHEME = IdentifierScheme(
    id="town",
    title=Text.same("town"),
    pattern="[0-9]{5}",
    example="59508",
    is_sound=lambda _code: True,
)


def pack(name: str, *places: Identifier) -> RulePack:
    """Return a pack of some places that has one fact, and refuses everybody without it."""
    asked = Fact(f"{name}.member", TRUTH, Text.same("member"))
    return RulePack(
        manifest=Manifest(
            id=name,
            title=Text.same(name),
            api=1,
            version="1",
            maintainer="fx",
            licence="MIT",
            places=places,
        ),
        facts=(asked,),
        schemes=() if places else (SCHEME,),
        rules=(
            Rule(
                id=f"{name}.member",
                subject=Subject.ELIGIBILITY,
                requires=asked,
                source=Invention(),
                event=Event.DECISION,
            ),
        )
        if places
        else (),
    )


EVERYWHERE, OURS, THEIRS = (
    pack("land"),
    pack("ours", Identifier("town", "01004")),
    pack("theirs", THERE),
)
CASE = em.Partnership(
    title=Text.same("fx"),
    register=Register(places=(Municipality(id="town", name="Town", identifiers=(HERE,)),)),
    services=(Service(id="bus", title=Text.same("Bus")),),
    requests=(em.Request(id="r", service="bus"),),
)


@define
class Counting:
    """A shelf that counts what is taken from it."""

    packs: dict[str, RulePack]
    asked: list[Identifier] = field(factory=list[Identifier])

    def at(self, place: Identifier) -> tuple[RulePack, ...]:
        """Return the pack of a code."""
        self.asked.append(place)
        return (self.packs[place.code],) if place.code in self.packs else ()


def test_pack_of_another_town_is_left_out() -> None:
    """Its code is compared as registers compare it, whatever its spaces."""
    found = scope((EVERYWHERE, OURS, THEIRS), CASE)

    assert found.asked == (EVERYWHERE, OURS)
    assert found.left_out == (THEIRS,)


def test_without_a_case_no_place_chooses() -> None:
    """All are asked, and shelves stay as they are."""
    shelf = Counting({"59508": THEIRS})

    assert scope((EVERYWHERE, OURS, THEIRS, shelf), None).asked == (EVERYWHERE, OURS, THEIRS)
    assert shelf.asked == []


def test_case_without_places_is_of_nowhere() -> None:
    """What a town decides is not asked of it."""
    nowhere = evolve(CASE, register=Register())

    assert scope((EVERYWHERE, OURS), nowhere).asked == (EVERYWHERE,)


def test_pack_of_a_wider_place_is_asked() -> None:
    """A department binds its towns, and a town that lies elsewhere is not bound."""
    department = Identifier("department", "59")
    wider = pack("wider", department)
    around = Territory(id="around", name="Around", identifiers=(department,))
    town = Municipality(id="town", name="Town", within="around", identifiers=(HERE,))
    inside = evolve(CASE, register=Register(places=(around, town)))

    assert scope((EVERYWHERE, wider, OURS), inside).asked == (EVERYWHERE, OURS, wider)
    assert scope((EVERYWHERE, wider, OURS), CASE).asked == (EVERYWHERE, OURS)


def test_shelf_is_asked_for_the_places_of_the_case_alone() -> None:
    """However many packs it holds, each question takes as many as the case has places."""
    many = Counting({f"{code:05}": OURS for code in range(35_000)})

    found = scope((EVERYWHERE, many), CASE)
    assert found.asked == (EVERYWHERE, OURS)
    assert many.asked == [Identifier("town", "01004")]


def test_pack_given_twice_is_asked_once() -> None:
    """By itself, and from a shelf."""
    assert scope((OURS, Counting({"01004": OURS})), CASE).asked == (OURS,)


def test_neighbours_go_on_deciding() -> None:
    """What one town asks, the other does not."""
    there = evolve(
        CASE,
        register=Register(places=(Municipality(id="t", name="T", identifiers=(THERE,)),)),
    )
    request = CASE.request("r")
    packs = (EVERYWHERE, OURS)

    here = em.decide(request, within=CASE, packs=packs, on=DAY)
    elsewhere = em.decide(request, within=there, packs=packs, on=DAY)
    assert here.standing is Standing.UNDETERMINED
    assert elsewhere.standing is Standing.MET


@pytest.mark.parametrize(
    ("codes", "is_asked"),
    [((), True), (("XY",), True), (("XY-Z",), True), (("ZZ",), False), (("ZZ", "XY"), True)],
    ids=["no country is said", "its own", "a part of it", "another", "both"],
)
def test_pack_of_a_country_is_not_asked_about_another(
    codes: tuple[str, ...], *, is_asked: bool
) -> None:
    """Where a case says nothing of its country, it is asked as ever."""
    land = evolve(EVERYWHERE, manifest=evolve(EVERYWHERE.manifest, country="XY"))
    places = tuple(
        Territory(id=code, name=code, identifiers=(Identifier("iso", code),)) for code in codes
    )
    case = evolve(CASE, register=Register(places=places))

    found = scope((land,), case)

    assert (found.asked == (land,)) is is_asked
    assert (found.left_out == (land,)) is not is_asked


@pytest.mark.parametrize("code", ["", "xy", "XYZ", "XY-Z"])
def test_country_has_two_letters(code: str) -> None:
    """A part of one is a place."""
    with pytest.raises(InvalidValueError, match="not the code of a country"):
        evolve(EVERYWHERE.manifest, country=code)
