"""Who can decide under the statutes of a case, and who gains by others."""

from datetime import date
from fractions import Fraction

import pytest

import essmodel as em
from essmodel.errors import InvalidValueError

DAY = date(2026, 5, 14)
PEOPLE = {"inhabitants": 201, "workers": 9, "associations": 15, "public": 3, "supporters": 21}
PARTS = (30, 20, 20, 20, 10)
HEAD = """\
essmodel: 1
title: a social centre
cooperative:
  name: Les Tilleuls
  legal_form: any
  statutes:
    source: &made_up {kind: invented}
    voice: one_per_member
    categories: [{id: all, name: all, interest: beneficiaries}]
"""
TAIL = """\
    decisions:
      - kind: ordinary
        quorum: {first_call: none, second_call: none, measured_by: heads}
        majority: {more_than: 1/2, base: votes_cast}
        source: *made_up
      - kind: extraordinary
        quorum: {first_call: none, second_call: none, measured_by: heads}
        majority: {at_least: 2/3, base: votes_cast}
        source: *made_up
    proxies: {limit: none}
"""
BLOC = "bloc\n    bloc_majority: {more_than: 1/2, base: votes_cast}"


def centre(
    counting: str, parts: tuple[int, ...] = PARTS, empty: str = "keep", **people: int
) -> em.PowerFinding:
    """Measure a centre whose colleges have so many members; all of it is invented."""
    sizes = people or PEOPLE
    colleges = "".join(
        f"      - {{id: {name}, name: {name.title()}, parts: {part}}}\n"
        for name, part in zip(sizes, parts, strict=True)
    )
    counts = "".join(
        f"    - {{group: {name}, members: {count}, source: {{kind: invented}}}}\n"
        for name, count in sizes.items()
        if count
    )
    said = f"    colleges:\n{colleges}    counting: {counting}\n    empty_college: {empty}\n"
    case = em.loads(f"{HEAD}{said}{TAIL}  headcounts:\n{counts}")
    return em.power_in(case, on=DAY)


def test_inhabitant_of_a_bloc_and_of_a_proportion() -> None:
    """The same weights and people: 0.03170 against 0.00784."""
    for counting, expected in ((BLOC, 0.0317), ("proportional", 0.00784)):
        member = centre(counting).decisions[0].colleges[0].member
        assert member is not None
        assert round(float(member), 5) == expected


@pytest.mark.parametrize(
    ("decision", "shapley", "banzhaf", "prevent", "initiate"),
    [(0, "7/20", "1/3", "9/13", "9/19"), (1, "3/10", "7/23", "7/9", "7/23")],
    ids=["ordinary", "two thirds"],
)
def test_two_thirds_move_less_and_stop_more(
    decision: int, shapley: str, banzhaf: str, prevent: str, initiate: str
) -> None:
    """Of inhabitants with 30 of 100 parts."""
    found = centre("proportional").decisions[decision].colleges[0]

    assert (found.shapley_shubik, found.banzhaf) == (Fraction(shapley), Fraction(banzhaf))
    assert (found.prevent, found.initiate) == (Fraction(prevent), Fraction(initiate))


def test_pooled_voices_weigh_as_many_as_they_are() -> None:
    """Whatever the parts; where inhabitants agree, nobody else decides."""
    found = centre("pooled").decisions[0]

    assert [(one.parts, one.whole) for one in found.colleges][:2] == [(201, 249), (9, 249)]
    assert [one.is_dummy for one in found.colleges] == [False, True, True, True, True]
    assert "it never decides anything" in centre("pooled").explain()
    assert found.colleges[0].has_veto
    assert len({one.member for one in found.colleges}) == 1


def test_consent_of_each_college_is_a_veto_of_each() -> None:
    """Whatever the parts."""
    found = centre("separate_consent").decisions[0]

    assert found.act == Fraction(1, 32)
    assert all(one.has_veto for one in found.colleges)


def test_weight_that_nobody_brings_makes_everything_harder() -> None:
    """An empty college keeps its half: the others must all agree."""
    kept = centre("proportional", (50, 30, 20), a=0, b=3, c=3)
    shared = centre("proportional", (50, 30, 20), "redistribute", a=0, b=3, c=3)

    assert [one.whole for one in kept.decisions[0].colleges] == [100, 100]
    assert kept.decisions[0].act == 0
    assert [one.member for one in kept.decisions[0].colleges] == [0, 0]
    assert shared.decisions[0].act == Fraction(1, 2)


def test_members_without_colleges_are_all_alike() -> None:
    """One line of everyone, without indices of colleges."""
    counts = "    - {group: all, members: 3, source: {kind: invented}}\n"
    found = em.power_in(em.loads(f"{HEAD}{TAIL}  headcounts:\n{counts}"), on=DAY)
    page = found.explain()

    assert found.decisions[0].colleges[0].member == Fraction(1, 2)
    assert "there are no colleges: every voice counts alike" in page
    assert "all members: 3/3 of the weight; members: 3" in page
    assert "one member decides in 50% of all votes" in page
    assert "Banzhaf" not in page


def test_members_too_many_to_count_are_said() -> None:
    """Colleges are measured all the same."""
    found = centre("proportional", (50, 30, 20), a=20_000, b=3, c=3)

    assert found.decisions[0].colleges[0].member is None
    assert found.decisions[0].colleges[0].shapley_shubik == Fraction(2, 3)
    assert "too many ways to vote" in found.explain()
    assert found.to_dict()["decisions"][0]["colleges"][0]["member"] is None  # type: ignore[index] # a document


def test_page_says_what_is_supposed() -> None:
    """In both languages."""
    found = centre("proportional", (50, 30, 20), a=3, b=3, c=3)

    assert found.standing is em.Standing.MET
    assert "nothing is carried without it" in found.explain().split("changes of")[0]
    assert "a priori: all members attend" in found.explain()
    assert "à pile ou face" in found.explain("fr")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("essmodel: 1\ntitle: nobody\n", "co-operative"), (HEAD + TAIL, "nobody is a member on")],
    ids=["no co-operative", "no members"],
)
def test_power_of_nobody_is_refused(text: str, refusal: str) -> None:
    """There is nothing to measure."""
    with pytest.raises(InvalidValueError, match=refusal):
        em.power_in(em.loads(text), on=DAY)


def test_who_gains_and_who_loses() -> None:
    """Inhabitants get a college of half; those who have one no more lose all."""
    before = centre("proportional", (40, 30, 30), users=6, team=6, donors=3)
    after = centre("proportional", (50, 30, 20), users=6, team=6, town=1)

    shift = em.power_shift(before, after)
    ordinary = [one for one in shift.changes if one.kind.value == "ordinary"]

    assert [one.college for one in ordinary] == ["town", "users", "team", "donors"]
    assert ordinary[0].before is None
    assert ordinary[-1].after is None
    assert ordinary[-1].of_college == Fraction(-1, 3)
    assert all(one.of_member is not None for one in ordinary)
    gains = [one.of_member or Fraction(0) for one in ordinary]
    assert gains == sorted(gains, reverse=True)


def test_page_of_gains_and_losses() -> None:
    """New, gone, and of whom nobody can tell."""
    before = centre("proportional", (40, 30, 30), users=20_000, team=6, donors=3)
    after = centre("proportional", (50, 30, 20), users=6, team=6, town=1)

    shift = em.power_shift(before, after)
    page = shift.explain()

    assert shift.standing is em.Standing.MET
    assert (
        "Users, ordinary decisions\n    the college: Banzhaf 1/3 (33.33%), then 3/5 (60%)" in page
    )
    assert "Town, changes of the statutes\n    the college is new" in page
    assert "Donors, ordinary decisions\n    the college is gone" in page
    changes = shift.to_dict()["changes"]
    assert changes[0]["of_member"] is not None  # type: ignore[index] # a document
    assert {one["college"]: one["of_member"] for one in changes}["users"] is None  # type: ignore[attr-defined] # likewise
