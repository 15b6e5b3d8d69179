"""Published games of votes: every row equal, as integers and as fractions."""

from fractions import Fraction

import pytest

from essmodel.power import indices
from essmodel.power.compound import Carried, VotingCollege, member_power
from essmodel.values.threshold import Threshold

HALF = Threshold(part=1, whole=2, is_strict=True)

# Weights, quota, swings and Shapley-Shubik.  EEC: Britannica Guide to Statistics; Security Council:
# gonitsora.com, "Veto starting to sound really good"; Nassau County: For All Practical Purposes,
# 10th edition, chapter 11, of which the weights of 1958 and 1964 are recalled; 50-49-1: Britannica
# and the tests of the R package CoopGame; vagnur15: the tests of vagnur/Power-Indices.
GAMES = {
    "eec-1958": ([4, 4, 4, 2, 2, 1], 12, [10, 10, 10, 6, 6, 0], "7/30 7/30 7/30 3/20 3/20 0"),
    "security-council": (
        [7] * 5 + [1] * 10, 39, [848] * 5 + [84] * 10,
        " ".join(["421/2145"] * 5 + ["4/2145"] * 10),
    ),
    "nassau-1958": ([9, 9, 7, 3, 1, 1], 16, [16, 16, 16, 0, 0, 0], "1/3 1/3 1/3 0 0 0"),
    "nassau-1964": ([31, 31, 21, 28, 2, 2], 58, [16, 16, 0, 16, 0, 0], "1/3 1/3 0 1/3 0 0"),
    "nassau-1970": (
        [31, 31, 21, 28, 2, 2], 63, [15, 15, 7, 11, 3, 3], "17/60 17/60 7/60 13/60 1/20 1/20",
    ),
    "nassau-1976": (
        [35, 35, 23, 32, 2, 3], 71, [15, 15, 7, 11, 3, 3], "17/60 17/60 7/60 13/60 1/20 1/20",
    ),
    "nassau-1982": (
        [30, 28, 15, 22, 6, 7], 65, [15, 13, 9, 11, 1, 3], "3/10 1/4 1/6 13/60 1/60 1/20",
    ),
    "fifty": ([50, 49, 1], 51, [3, 1, 1], "2/3 1/6 1/6"),
    "vagnur15": (
        [3, 3, 5, 5, 7, 16, 47, 9, 11, 18, 11, 5, 9, 3, 3], 89,
        [507, 507, 859, 859, 1209, 2747, 12175, 1555, 1899, 3083, 1899, 859, 1555, 507, 507],
        ("2957/180180 2957/180180 9959/360360 9959/360360 13973/360360 "
        "6553/72072 141679/360360 18307/360360 22277/360360 2069/20020 "
        "22277/360360 9959/360360 18307/360360 2957/180180 2957/180180"),
    ),
    "powerindex-4321": ([4, 3, 2, 1], 6, [5, 3, 3, 1], None),
    "powerindex-3211": ([3, 2, 1, 1], 4, None, "1/2 1/6 1/6 1/6"),
}  # fmt: skip


@pytest.mark.parametrize("name", GAMES)
def test_a_published_game_comes_out_exactly(name: str) -> None:
    """Swings as whole numbers, Shapley-Shubik as fractions."""
    weights, quota, swings, shapley = GAMES[name]

    if swings is not None:
        assert list(indices.swings(weights, quota=quota)) == swings
        total = sum(swings)
        assert indices.banzhaf(weights, quota=quota) == tuple(
            Fraction(one, total) for one in swings
        )
    if shapley is not None:
        found = indices.shapley_shubik(weights, quota=quota)
        assert found == tuple(map(Fraction, shapley.split()))


def test_the_union_of_fifteen_and_of_twenty_seven() -> None:
    """Felsenthal and Machover, whose figures are recalled: the largest members."""
    of_15 = [10] * 4 + [8] + [5] * 4 + [4] * 2 + [3] * 3 + [2]
    of_27 = [29] * 4 + [27] * 2 + [14, 13] + [12] * 5 + [10] * 3 + [7] * 5 + [4] * 5 + [3]

    assert indices.swings(of_15, quota=62)[0] == 1849
    assert indices.shapley_shubik(of_15, quota=62)[4] == Fraction(860, 9009)
    assert indices.swings(of_27, quota=255)[:5] == (2193664,) * 4 + (2091380,)
    assert round(10_000 * indices.banzhaf(of_27, quota=255)[0]) == 778


def test_the_electors_of_the_president_of_the_united_states() -> None:
    """51 players of 1990: the swings of California and of the smallest states."""
    weights = [
        54, 33, 32, 25, 23, 22, 21, 18, 15, 14, 13, 13, 12, 12, 11, 11, 11, 11, 10, 10, 9, 9,
        *[8] * 6, *[7] * 3, *[6] * 2, *[5] * 4, *[4] * 6, *[3] * 8,
    ]  # fmt: skip

    found = indices.swings(weights, quota=270)

    assert (len(weights), sum(weights)) == (51, 538)
    assert (found[0], found[-1]) == (525180666785903, 25731095182547)
    assert round(float(indices.shapley_shubik(weights, quota=270)[0]), 10) == 0.1081254095


def test_what_the_council_of_1958_can_do() -> None:
    """Coleman's three, and Deegan-Packel, recomputed by two people from the same weights."""
    weights, quota = [4, 4, 4, 2, 2, 1], 12
    found = indices.coleman(weights, quota=quota)

    assert found.act == Fraction(7, 32)
    assert [str(one) for one in found.prevent] == ["5/7", "5/7", "5/7", "3/7", "3/7", "0"]
    assert [str(one) for one in found.initiate] == ["1/5", "1/5", "1/5", "3/25", "3/25", "0"]
    deegan = [str(one) for one in indices.deegan_packel(weights, quota=quota)]
    assert deegan == ["5/24", "5/24", "5/24", "3/16", "3/16", "0"]
    assert [str(one) for one in indices.deegan_packel([50, 49, 1], quota=51)] == [
        "1/2", "1/4", "1/4",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("quota", "weights", "shapley", "banzhaf", "prevent", "initiate"),
    [
        (51, [30, 20, 20, 20, 10], "7/20", "1/3", "9/13", "9/19"),
        (67, [30, 20, 20, 20, 10], "3/10", "7/23", "7/9", "7/23"),
        (51, [35, 25, 20, 20], "1/2", "1/2", "3/4", "3/4"),
        (51, [50, 30, 20], "2/3", "3/5", "1", "3/5"),
    ],
)
def test_what_inhabitants_can_do_in_a_cooperative_centre(
    quota: int, weights: list[int], shapley: str, banzhaf: str, prevent: str, initiate: str
) -> None:
    """Weights of colleges: what stops the others is not what moves them."""
    assert indices.shapley_shubik(weights, quota=quota)[0] == Fraction(shapley)
    assert indices.banzhaf(weights, quota=quota)[0] == Fraction(banzhaf)
    found = indices.coleman(weights, quota=quota)
    assert (found.prevent[0], found.initiate[0]) == (Fraction(prevent), Fraction(initiate))


COLLEGES = tuple(
    VotingCollege(name=name, parts=parts, members=members)
    for name, members, parts in (
        ("inhabitants", 201, 30),
        ("workers", 9, 20),
        ("associations", 15, 20),
        ("public bodies", 3, 20),
        ("supporters", 21, 10),
    )
)


@pytest.mark.parametrize(
    ("carried", "power"),
    [
        (Carried.BLOC, [0.03170, 0.08545, 0.06546, 0.15625, 0.03304]),
        (Carried.PROPORTIONAL, [0.00784, 0.11735, 0.07012, 0.37860, 0.02505]),
    ],
)
def test_an_inhabitant_of_249_members(carried: Carried, power: list[float]) -> None:
    """0.03170 in a bloc, 0.00784 in proportion: the counting mode matters more than the weights."""
    found = member_power(
        COLLEGES,
        carried=carried,
        majority=HALF,
        inner=HALF if carried is Carried.BLOC else None,
    )

    assert [round(float(one.power), 5) for one in found] == power
    assert [one.college for one in found] == [one.name for one in COLLEGES]
