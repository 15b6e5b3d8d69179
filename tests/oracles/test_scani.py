"""
SCANI, 2022: one attendance, two readings of a quorum, two results.

Weights 40/25/25/10, members 16/457/146/252, a quorum of 50 % at every call, and the 40 % that the
sixteen most active would be by weight: SCANI, call for debate of 23 February 2022,
https://doc.scani.fr/books/lassembl%C3%A9e-g%C3%A9n%C3%A9rale-permanente/page/appel-a-debat-du-23-fevrier-2022

The attendance of 75, 16 of 16 and 59 of 146, is invented.
"""

from collections.abc import Callable
from fractions import Fraction

import pytest

import essmodel as em
from essmodel.governance.electorate import electorate
from essmodel.governance.outcome import Adopted, NoQuorum, Outcome
from essmodel.messages import form
from essmodel.values.count import Heads, Voices
from essmodel_fr.pack import PACK

Example = Callable[[str], em.Partnership]


def outcome(case: em.Partnership, meeting: str) -> Outcome:
    """Count the one resolution of a meeting."""
    assert case.cooperative is not None
    assert case.as_of is not None
    held = case.cooperative.meeting(meeting)
    (found,) = em.count(held, within=case, packs=(PACK,), on=case.as_of).outcomes
    return found


def test_there_were_871_members(example: Example) -> None:
    """In four colleges whose weights sum to 100."""
    case = example("scani")
    assert case.cooperative is not None
    assert case.as_of is not None
    rules, membership = case.cooperative.statutes, case.cooperative.membership

    found = electorate(rules, membership, on=case.as_of)

    assert [(one.parts, one.voters.count) for one in found.colleges] == [
        (40, 16),
        (25, 457),
        (25, 146),
        (10, 252),
    ]
    assert (found.whole, found.voters) == (100, Heads(871))


def test_sixteen_are_1_84_percent_by_heads(example: Example) -> None:
    """420 voices short of a half of 871, which is 436 people."""
    found = outcome(example("scani"), "sixteen")

    assert isinstance(found, NoQuorum)
    assert found.count.attending == (16, 871)
    assert form.percent(Fraction(16, 871), lang="en") == "1.84%"
    assert found.shortfall.voices == Voices(420)


def test_sixteen_are_40_percent_by_weight(example: Example) -> None:
    """As SCANI published: still no quorum, but nearer."""
    found = outcome(example("scani-debate"), "sixteen")

    assert isinstance(found, NoQuorum)
    assert Fraction(*found.count.attending) == Fraction(40, 100)
    assert found.shortfall.share == Fraction(10, 100)


def test_seventy_five_are_refused_by_heads(example: Example) -> None:
    """75 of 871, on the second call too: nothing is relaxed."""
    found = outcome(example("scani"), "seventy-five")

    assert isinstance(found, NoQuorum)
    assert found.count.attending == (75, 871)


def test_seventy_five_are_quorate_by_weight(example: Example) -> None:
    """7315/146 %: 40 and 25 times 59/146 are a little more than a half."""
    found = outcome(example("scani-debate"), "seventy-five")

    assert isinstance(found, Adopted)
    assert Fraction(*found.count.attending) == Fraction(7315, 14600)
    assert Fraction(7315, 14600) == Fraction(40, 100) + Fraction(25, 100) * Fraction(59, 146)
    assert Fraction(1, 2) < Fraction(7315, 14600)


def test_fifty_eight_professionals_would_not_have_been_enough() -> None:
    """One fewer, and the weighted quorum is missed."""
    assert Fraction(40, 100) + Fraction(25, 100) * Fraction(58, 146) < Fraction(1, 2)


@pytest.mark.parametrize("name", ["scani", "scani-debate"])
def test_ten_percent_is_a_lawful_weight(example: Example, name: str) -> None:
    """The supporters are exactly on the floor of the law."""
    case = example(name)
    assert case.as_of is not None

    found = em.check(case, packs=(PACK,), on=case.as_of)

    standings = {one.rule.id: one.standing for one in found.findings}
    assert standings["fr.scic.no_college_under_floor"] is em.Standing.MET
    assert found.standing is em.Standing.UNDETERMINED


def test_quorum_is_published_and_majority_is_invented(example: Example) -> None:
    """Each finding cites its own source."""
    found = outcome(example("scani"), "seventy-five")

    assert {one.rule.id: one.rule.source.said("en") for one in found.count.findings} == {
        "statutes.quorum": "SCANI, appel à débat du 23 février 2022",
        "statutes.majority": "invented (the debate is about the quorum and gives no majority)",
    }
