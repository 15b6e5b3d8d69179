"""Voices as a part of a whole: exact, pooled or by the weights of colleges."""

from fractions import Fraction

import pytest

from essmodel.governance.electorate import Electorate, FormedCollege
from essmodel.governance.roll import CollegeRoll, Roll
from essmodel.governance.share import attending, in_favour
from essmodel.governance.statutes import CountingMode, MajorityBase, QuorumMeasure
from essmodel.governance.tally import CollegeTally, Tally
from essmodel.values.count import Heads, Voices

WEIGHTS = {"users": 40, "team": 30, "partners": 30}


def voters(entitled: dict[str, int], *, whole: int = 100) -> Electorate:
    """Make an electorate of the three colleges."""
    return Electorate(
        colleges=tuple(
            FormedCollege(id=name, name=name, parts=WEIGHTS[name], voters=Heads(size))
            for name, size in entitled.items()
        ),
        whole=whole,
    )


def rolled(entitled: dict[str, int], present: dict[str, int]) -> Roll:
    """Make a roll of people present, none of them represented."""
    return Roll(
        colleges=tuple(
            CollegeRoll(
                college=name,
                entitled=Heads(size),
                present=Heads(present.get(name, 0)),
                represented=Voices(0),
            )
            for name, size in entitled.items()
        )
    )


def voted(roll: Roll, cast: dict[str, tuple[int, int]]) -> Tally:
    """Make a tally from yes and no by college."""
    none = Voices(0)
    return Tally(
        colleges=tuple(
            CollegeTally(
                roll=one,
                yes=Voices(cast.get(one.college, (0, 0))[0]),
                no=Voices(cast.get(one.college, (0, 0))[1]),
                abstain=none,
                blank=none,
                void=none,
            )
            for one in roll.colleges
        )
    )


SIZES = {"users": 4, "team": 2, "partners": 6}
EVERYONE = rolled(SIZES, SIZES)


def yes(
    cast: dict[str, tuple[int, int]],
    counting: CountingMode,
    base: MajorityBase = MajorityBase.VOTES_CAST,
    *,
    roll: Roll = EVERYONE,
) -> tuple[int, int]:
    """Return the yes of a vote of the three colleges."""
    return in_favour(voted(roll, cast), electorate=voters(SIZES), counting=counting, base=base)


KNIFE_EDGE = {"users": (3, 1), "team": (1, 1), "partners": (1, 5)}


def test_weights_40_30_30_with_yes_3_4_1_2_1_6_are_exactly_one_half() -> None:
    """Added as floats in this order, they are 0.5000000000000001."""
    assert 0.4 * (3 / 4) + 0.3 * (1 / 2) + 0.3 * (1 / 6) > 0.5
    assert yes(KNIFE_EDGE, CountingMode.PROPORTIONAL) == (1, 2)


def test_same_ballots_pooled_are_five_of_twelve() -> None:
    """Heads are not reduced, and weights are forgotten."""
    assert yes(KNIFE_EDGE, CountingMode.POOLED) == (5, 12)
    assert yes({"users": (3, 1), "team": (1, 1)}, CountingMode.POOLED) == (4, 6)


def test_base_of_a_majority_changes_its_share() -> None:
    """The same four yes: of four cast, of six attending, of twelve members."""
    roll = rolled(SIZES, {"users": 4, "team": 2})
    cast = {"users": (3, 0), "team": (1, 0)}
    shares = {base.value: yes(cast, CountingMode.POOLED, base, roll=roll) for base in MajorityBase}

    assert shares == {"votes_cast": (4, 4), "attending": (4, 6), "all_members": (4, 12)}


def test_base_counts_inside_each_college() -> None:
    """Three of four users are 30 of 100, whether the fourth said no or nothing."""
    cast = {"users": (3, 0), "team": (2, 0), "partners": (6, 0)}

    assert yes(cast, CountingMode.PROPORTIONAL) == (1, 1)
    assert yes(cast, CountingMode.PROPORTIONAL, MajorityBase.ATTENDING) == (9, 10)


def test_college_in_which_nobody_counts_brings_nothing() -> None:
    """Its weight stays in the whole."""
    assert yes({"users": (4, 0)}, CountingMode.PROPORTIONAL) == (2, 5)


@pytest.mark.parametrize("counting", CountingMode)
def test_nobody_at_all_is_nothing_of_one(counting: CountingMode) -> None:
    """A share is always a part of something."""
    assert yes({}, counting) == (0, 1)
    assert in_favour(
        Tally(colleges=()),
        electorate=Electorate(colleges=(), whole=0),
        counting=counting,
        base=MajorityBase.ALL_MEMBERS,
    ) == (0, 1)


def test_unformed_college_that_keeps_its_weight_lowers_the_others() -> None:
    """Users who all say yes are 40 of 70 without the third college, and 40 of 100 with it."""
    entitled = {"users": 4, "team": 2}
    tallied = voted(rolled(entitled, entitled), {"users": (4, 0), "team": (0, 2)})
    found = [
        in_favour(
            tallied,
            electorate=voters(entitled, whole=whole),
            counting=CountingMode.PROPORTIONAL,
            base=MajorityBase.VOTES_CAST,
        )
        for whole in (70, 100)
    ]

    assert [Fraction(*share) for share in found] == [Fraction(40, 70), Fraction(40, 100)]


def test_attendance_is_measured_by_heads_or_by_weights() -> None:
    """All users and nobody else: 4 of 12 people, and 40 of 100 parts."""
    roll = rolled(SIZES, {"users": 4})
    electorate = voters(SIZES)

    assert attending(roll, electorate=electorate, measure=QuorumMeasure.HEADS) == (4, 12)
    assert attending(roll, electorate=electorate, measure=QuorumMeasure.WEIGHTS) == (2, 5)
