"""A9: how many colleges, and how heavy; A9d: once unformed colleges left their weight."""

from datetime import date
from functools import partial

import pytest

from essmodel.governance.fact import CollegeRecord, CooperativeFacts
from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Confidence
from essmodel.rules.verdict import Met, Missing, Undetermined, Unmet
from essmodel.testing import asking
from essmodel_fr.pack import PACK

ask = partial(asking.ask, PACK)
verdict = partial(asking.verdict, PACK)

NUMBER = "fr.scic.at_least_three_colleges"
FLOOR = "fr.scic.no_college_under_floor"
CEILING = "fr.scic.no_college_over_ceiling"
REDISTRIBUTED = "fr.scic.no_college_over_ceiling_once_redistributed"
BOUNDS = (NUMBER, FLOOR, CEILING)
TODAY = date(2026, 11, 22)

AURORA_5R = {
    "Garants": 30,
    "Membres porteurs": 30,
    "Salariés": 15,
    "Bénéficiaires": 15,
    "Adhérents": 5,
    "Jeunes diplômés": 5,
}
"""The draft of 2021: github.com/aurora-5r/aurora-5r-site, src/Structure_de_la_SCIC.md."""

SCANI = {
    "Bénévoles et salariés": 40,
    "Usagers particuliers": 25,
    "Entreprises et collectivités": 25,
    "Soutiens": 10,
}
"""doc.scani.fr, « Appel à débat du 23 février 2022 »."""


def colleges(parts: dict[str, int]) -> tuple[CollegeRecord, ...]:
    """Make colleges from their parts."""
    whole = sum(parts.values())
    return tuple(CollegeRecord(name=name, parts=part, whole=whole) for name, part in parts.items())


def weighing(*parts: int) -> CooperativeFacts:
    """Make a co-operative with colleges of these parts."""
    return CooperativeFacts(
        colleges=colleges({f"college {index}": part for index, part in enumerate(parts)})
    )


def left_with(
    parts: dict[str, int], *, of: dict[str, int], rule: str | None = "redistribute"
) -> CooperativeFacts:
    """Make a co-operative of whose colleges only *parts* are formed."""
    return CooperativeFacts(
        colleges=colleges(of), formed_colleges=colleges(parts), empty_college=rule
    )


@pytest.mark.parametrize("rule", BOUNDS)
def test_colleges_are_optional(rule: str) -> None:
    """Where members vote together, nothing is asked of colleges."""
    assert verdict(rule, weighing(), decision=TODAY) == "not asked"


@pytest.mark.parametrize("rule", BOUNDS)
def test_unknown_colleges_leave_it_open(rule: str) -> None:
    """Nobody said whether there are some."""
    found = ask(rule, CooperativeFacts(), decision=TODAY)

    assert found.verdict == Undetermined((Missing(frozenset({"cooperative.colleges"})),))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((50, 50), "unmet"),
        ((1, 1, 1), "met"),
        ((40, 25, 25, 10), "met"),
    ],
)
def test_there_are_three_or_none(parts: tuple[int, ...], expected: str) -> None:
    """Two colleges are too few even at one half each."""
    assert verdict(NUMBER, weighing(*parts), decision=TODAY) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((100, 450, 450), "met"),
        ((99, 451, 450), "unmet"),
        ((101, 449, 450), "met"),
        ((1, 4, 4), "met"),
        ((1, 5, 4), "met"),
        ((1, 5, 5), "unmet"),
    ],
)
def test_the_floor_is_a_tenth_exactly(parts: tuple[int, ...], expected: str) -> None:
    """One tenth passes, 9.9 % and one eleventh do not."""
    assert verdict(FLOOR, weighing(*parts), decision=TODAY) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((500, 250, 250), "met"),
        ((501, 250, 249), "unmet"),
        ((499, 251, 250), "met"),
        ((2, 1, 1), "met"),
        ((4, 3, 0), "unmet"),
    ],
)
def test_the_ceiling_is_a_half_exactly(parts: tuple[int, ...], expected: str) -> None:
    """One half passes; 50.1 % and four sevenths do not."""
    assert verdict(CEILING, weighing(*parts), decision=TODAY) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2001, 7, 17), "not asked"),
        (date(2001, 7, 18), "unmet"),
        (date(2001, 7, 19), "unmet"),
    ],
)
@pytest.mark.parametrize("rule", BOUNDS)
def test_the_bounds_are_as_old_as_the_scic(rule: str, day: date, expected: str) -> None:
    """One college of 1 beside one of 19 breaks all three."""
    assert verdict(rule, weighing(1, 19), decision=day) == expected


@pytest.mark.parametrize("rule", BOUNDS)
def test_the_bounds_are_law_by_accounts_of_it(rule: str) -> None:
    """The article's own words were not read, and no bound rests on less than an account."""
    found = ask(rule, weighing(1, 19), decision=TODAY)

    assert found.confidence is Confidence.SECONDARY
    assert found.standing is Standing.UNMET


def test_aurora_5r_is_refused_for_its_two_small_colleges() -> None:
    """Members and young graduates have 5 % each; both are shown, and only they."""
    facts = CooperativeFacts(colleges=colleges(AURORA_5R))
    found = ask(FLOOR, facts, decision=TODAY)

    assert found.verdict == Unmet()
    assert {one.where for one in found.observations if one.where} == {
        "Adhérents",
        "Jeunes diplômés",
    }
    assert ask(CEILING, facts, decision=TODAY).verdict == Met()


@pytest.mark.parametrize("rule", BOUNDS)
def test_scani_is_within_the_bounds(rule: str) -> None:
    """40/25/25/10: its smallest college is on the floor."""
    facts = CooperativeFacts(colleges=colleges(SCANI))

    assert verdict(rule, facts, decision=TODAY) == "met"


@pytest.mark.parametrize(
    ("formed", "expected"),
    [
        ({"Garants": 45, "Membres porteurs": 30}, Unmet()),
        ({"Garants": 45, "Membres porteurs": 30, "Bénéficiaires": 15}, Met()),
    ],
)
def test_aurora_5r_redistributed_is_a_doubt(formed: dict[str, int], expected: Met | Unmet) -> None:
    """
    Employees below three join the guarantors: 15 + 30.

    With no beneficiaries either, 45 of 75 is over one half; with them, 45 of 90 is one half
    exactly, which passes.  Either way the rule is inferred, so it counts as undetermined.
    """
    found = ask(REDISTRIBUTED, left_with(formed, of=AURORA_5R), decision=TODAY)

    assert found.verdict == expected
    assert found.confidence is Confidence.INFERRED
    assert found.standing is Standing.UNDETERMINED


def test_one_silent_college_of_three_breaks_the_ceiling() -> None:
    """40/30/30 without the last: 40 of 70 is 57 %."""
    facts = left_with({"a": 40, "b": 30}, of={"a": 40, "b": 30, "c": 30})

    assert ask(REDISTRIBUTED, facts, decision=TODAY).verdict == Unmet()


@pytest.mark.parametrize(
    "facts",
    [
        left_with(SCANI, of=SCANI),
        left_with({"a": 40, "b": 30}, of={"a": 40, "b": 30, "c": 30}, rule="keep"),
        CooperativeFacts(colleges=(), formed_colleges=(), empty_college=None),
    ],
    ids=["all are formed", "the weight is kept", "no colleges"],
)
def test_nothing_redistributed_raises_no_doubt(facts: CooperativeFacts) -> None:
    """A doubt that could change nothing is not shown."""
    assert verdict(REDISTRIBUTED, facts, decision=TODAY) == "not asked"


def test_who_is_in_which_college_may_be_unknown() -> None:
    """Without the members of each college, nobody knows what is redistributed."""
    facts = CooperativeFacts(colleges=colleges(SCANI), empty_college="redistribute")

    assert verdict(REDISTRIBUTED, facts, decision=TODAY) == "undetermined"
