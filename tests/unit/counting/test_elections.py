"""Plurality, approval, majority judgment, Schulze and elections without candidates."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from essmodel.counting.ballots import Ballots, approvals, choices, grades, rankings
from essmodel.counting.elected import Elected, elected
from essmodel.counting.lot import Draw, drawn
from essmodel.counting.majority_judgment import compared, majority_judgment
from essmodel.counting.plurality import approval, plurality
from essmodel.counting.schulze import Default, schulze
from essmodel.counting.seats import Board, SeatRule, board
from essmodel.counting.sociocratic import election_without_candidates
from essmodel.counting.stv import stv
from essmodel.errors import InvalidValueError
from essmodel.values.threshold import Threshold

ABC = ("a", "b", "c")
SEED = "the numbers of 14 May 2026"


# --- seats, ties and lots -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("groups", "seats", "found"),
    [
        (["a", "bc"], 1, Elected(winners=("a",))),
        (["a", "bc"], 2, Elected(winners=("a",), tied=("b", "c"), open_seats=1)),
        (["a", "bc"], 3, Elected(winners=("a", "b", "c"))),
        (["a", "bc"], 4, Elected(winners=("a", "b", "c"))),
        (["bc", "a"], 0, Elected(winners=())),
    ],
    ids=str,
)
def test_tie_for_the_last_seats_stays_open_without_a_seed(
    groups: list[str], seats: int, found: Elected
) -> None:
    """P23: never more winners than seats, and a tie that changes nothing is none."""
    assert elected(groups, seats=seats) == found


def test_lot_settles_a_tie_and_says_how() -> None:
    """P23: whoever draws again finds the same."""
    found = elected(["a", "bcd"], seats=2, seed=SEED)

    (draw,) = found.draws
    assert draw == drawn("dcb", seed=SEED, what="seat 2")
    assert draw.is_true
    assert found.winners == ("a", draw.order[0])
    assert (found.tied, found.open_seats) == ((), 0)


def test_order_that_was_not_drawn_is_found_out() -> None:
    """By drawing again."""
    draw = drawn("abcdef", seed=SEED, what="seat 1")

    assert not Draw(seed=SEED, what="seat 1", order=draw.order[::-1]).is_true
    assert drawn("abcdef", seed=SEED, what="seat 2").order != draw.order


def test_lot_needs_a_seed_that_was_published() -> None:
    """An empty one is none; and seats are not negative."""
    with pytest.raises(InvalidValueError, match="a lot needs a seed"):
        drawn("ab", seed="", what="seat 1")
    with pytest.raises(InvalidValueError, match="-1 seats cannot be filled"):
        elected(["a"], seats=-1)


# --- crosses --------------------------------------------------------------------------------------


def test_plurality_elects_whom_most_want() -> None:
    """Whoever crossed nobody has voted all the same."""
    found = plurality(approvals(ABC, {("a",): 3, ("b",): 5, (): 2}))

    assert found.elected.winners == ("b",)
    assert (found.crosses, found.voters) == ((("a", 3), ("b", 5), ("c", 0)), 10)


def test_plurality_knows_one_cross() -> None:
    """Approval any number."""
    ballots = approvals(ABC, {("a", "b"): 1, ("b",): 1})

    assert approval(ballots).elected.winners == ("b",)
    with pytest.raises(InvalidValueError, match="a ballot has 2 crosses"):
        plurality(ballots)
    assert plurality(approvals(ABC, {("a", "b"): 0, ("b",): 1})).elected.winners == ("b",)


# --- majority judgment ----------------------------------------------------------------------------

SCALE = ("reject", "poor", "fair", "good")


def test_majority_judgment_takes_the_lower_middle() -> None:
    """Of four, the second from below."""
    ballots = grades(("a", "b"), {("good", "fair"): 2, ("poor", "fair"): 2}, scale=SCALE)

    found = majority_judgment(ballots)

    assert [(one.candidate, one.grade) for one in found.judged] == [("b", "fair"), ("a", "poor")]
    assert found.elected.winners == ("b",)
    assert found.judged[1].counts == (0, 2, 0, 2)


@pytest.mark.parametrize(
    ("one", "other", "order"),
    [
        ((0, 1, 1, 1), (0, 1, 1, 1), 0),
        ((0, 1, 1, 1), (1, 0, 1, 1), 1),
        ((1, 0, 2, 0), (0, 1, 1, 1), -1),
        ((0, 2, 2, 0), (1, 1, 0, 2), -1),
        ((0, 0, 1_000_000, 0), (0, 1, 999_998, 1), 1),
    ],
    ids=str,
)
def test_equal_middles_are_taken_away_until_they_differ(
    one: tuple[int, ...], other: tuple[int, ...], order: int
) -> None:
    """From the middle outwards, the lower first."""
    assert compared(one, other) == order
    assert compared(other, one) == -order


def test_candidates_with_the_same_grades_tie() -> None:
    """And only those."""
    ballots = grades(ABC, {("good", "good", "poor"): 1}, scale=SCALE)

    assert majority_judgment(ballots).elected.tied == ("a", "b")


def test_nobody_is_judged_without_ballots() -> None:
    """There is no middle."""
    with pytest.raises(InvalidValueError, match="there is no ballot"):
        majority_judgment(grades(ABC, {}, scale=SCALE))


# --- Schulze --------------------------------------------------------------------------------------

# The example of M. Schulze, Social Choice and Welfare 36 (2011), section 3: 45 voters, five names.
FORTY_FIVE = {
    tuple("ACBED"): 5, tuple("ADECB"): 5, tuple("BEDAC"): 8, tuple("CABED"): 3,
    tuple("CAEBD"): 7, tuple("CBADE"): 2, tuple("DCEBA"): 7, tuple("EBADC"): 8,
}  # fmt: skip


def test_example_of_the_author_comes_out() -> None:
    """E before A, C, B and D; the strongest chains are those that he prints."""
    found = schulze(rankings("ABCDE", FORTY_FIVE), seats=5)

    assert found.elected.winners == tuple("EACBD")
    assert found.strengths == (
        (0, 28, 28, 30, 24),
        (25, 0, 28, 33, 24),
        (25, 29, 0, 29, 24),
        (25, 28, 28, 0, 24),
        (25, 28, 28, 31, 0),
    )
    assert found.duels.above[0] == (0, 20, 26, 30, 22)


def test_circle_of_equals_is_a_tie() -> None:
    """One above the other, all around."""
    ballots = rankings(ABC, {tuple("abc"): 1, tuple("bca"): 1, tuple("cab"): 1})

    assert schulze(ballots).elected.tied == ABC


@pytest.mark.parametrize(
    ("quorum", "majority", "dropped"),
    [
        (3, Threshold(part=3, whole=4, is_strict=True), True),
        (3, Threshold(part=3, whole=4, is_strict=False), False),
        (4, Threshold(part=1, whole=2, is_strict=True), True),
        (3, None, False),
    ],
    ids=str,
)
def test_option_needs_a_quorum_and_its_majority_against_the_default(
    quorum: int, majority: Threshold | None, *, dropped: bool
) -> None:
    """Three to one is not more than three to one."""
    ballots = rankings(("yes", "nothing"), {("yes", "nothing"): 3, ("nothing", "yes"): 1})
    majorities = (("yes", majority),) if majority else ()
    default = Default(option="nothing", quorum=quorum, majorities=majorities)

    found = schulze(ballots, default=default)

    assert bool(found.dropped) is dropped
    assert found.elected.winners == ("nothing" if dropped else "yes",)
    if dropped:
        assert (found.dropped[0].above, found.dropped[0].below) == (3, 1)
        assert found.dropped[0].lacks_quorum is (quorum == 4)


def test_default_is_one_of_the_options() -> None:
    """And so is whatever has a majority of its own."""
    with pytest.raises(InvalidValueError, match="'x' is no candidate"):
        schulze(rankings(ABC, {}), default=Default(option="x", quorum=0))


# --- transferable votes ---------------------------------------------------------------------------


def test_surplus_goes_on_and_the_last_go_out() -> None:
    """Twenty guests choose three sorts of food."""
    names = ("oranges", "pears", "chocolate", "strawberries", "sweets")
    guests = {
        ("oranges",): 4,
        ("pears", "oranges"): 2,
        ("chocolate", "strawberries"): 8,
        ("chocolate", "sweets"): 4,
        ("strawberries",): 1,
        ("sweets",): 1,
    }

    found = stv(rankings(names, guests), seats=3)

    assert found.quota == 6
    assert found.winners == ("chocolate", "oranges", "strawberries")
    assert dict(found.rounds[1].votes)["strawberries"] == 5
    assert [one.eliminated for one in found.rounds] == [None, "pears", None, "sweets", None]


def test_transfers_are_exact() -> None:
    """A third of a voice is a third."""
    found = stv(rankings(ABC, {("a", "b"): 5, ("b",): 1, ("c",): 3}), seats=2)

    assert found.quota == 4
    assert dict(found.rounds[1].votes) == {"a": 4, "b": 2, "c": 3}
    odd = stv(rankings(ABC, {("a", "b"): 7, ("a",): 2, ("c",): 3}), seats=2)
    assert odd.quota == 5
    assert dict(odd.rounds[1].votes)["b"] == Fraction(28, 9)
    assert odd.rounds[1].exhausted == Fraction(8, 9)


def test_tie_for_going_out_looks_back_first() -> None:
    """Whoever had fewer in the last round that tells; then a lot."""
    ballots = rankings("abcd", {("a",): 6, ("b",): 3, ("c",): 2, ("d", "c"): 1, ("b", "a"): 0})

    found = stv(ballots, seats=1)

    assert [one.eliminated for one in found.rounds[:2]] == ["d", "c"]
    assert found.draws == ()


def test_tie_that_nothing_settles_needs_a_lot() -> None:
    """Without a seed the count stops there."""
    ballots = rankings(ABC, {("a",): 3, ("b",): 2, ("c",): 2})

    open_ = stv(ballots, seats=1)
    drawn_ = stv(ballots, seats=1, seed=SEED)

    assert (open_.winners, open_.tied) == ((), ("b", "c"))
    assert drawn_.rounds[0].eliminated == drawn_.draws[0].order[0]
    assert drawn_.draws[0].what == "round 1"
    assert drawn_.winners == ("a",)


def test_everyone_is_elected_where_seats_are_enough() -> None:
    """Without a vote even."""
    found = stv(rankings(ABC, {("b",): 1}), seats=5)

    assert found.winners == ("b", "a", "c")
    assert stv(rankings((), {}), seats=1).winners == ()


def test_transferable_vote_knows_no_equals_and_no_board_without_seats() -> None:
    """A paper goes on to one name."""
    with pytest.raises(InvalidValueError, match="a ballot ranks some of a and b alike"):
        stv(rankings(ABC, {(("a", "b"),): 1}), seats=1)
    with pytest.raises(InvalidValueError, match="0 seats cannot be filled"):
        stv(rankings(ABC, {}), seats=0)


# --- without candidates ---------------------------------------------------------------------------


def test_people_propose_listen_and_change() -> None:
    """Three for one, after two for each."""
    found = election_without_candidates(
        {"amina": "bruno", "bruno": "chloe", "chloe": "bruno", "djibril": "chloe"},
        changes={"bruno": "bruno", "chloe": "bruno"},
        eligible=frozenset({"amina", "bruno", "chloe"}),
    )

    assert found.first == (("bruno", 2), ("chloe", 2))
    assert found.final == (("bruno", 3), ("chloe", 1))
    assert found.changed == ("bruno",)
    assert found.proposed == (("bruno",), ("chloe",))
    assert found.elected.winners == ("bruno",)


def test_nominations_are_of_those_who_may_be_elected() -> None:
    """And only who nominated changes: all said at once."""
    with pytest.raises(InvalidValueError) as refused:
        election_without_candidates(
            {"amina": "x"}, changes={"bruno": "y"}, eligible=frozenset({"amina"})
        )

    assert [one.id for one in refused.value.problems] == [
        "change_without_nomination",
        "nominee_not_eligible",
        "nominee_not_eligible",
    ]


# --- a board --------------------------------------------------------------------------------------

PEOPLE = {
    "u1": frozenset({"users", "f"}),
    "u2": frozenset({"users", "m"}),
    "u3": frozenset({"users", "m"}),
    "t1": frozenset({"team", "f"}),
    "t2": frozenset({"team", "f"}),
}
STANDING = ("u2", "u3", "u1", "t1", "t2")


def rules(**bounds: tuple[int, int]) -> list[SeatRule]:
    """Make bounds in one line."""
    return [SeatRule(group=name, least=least, most=most) for name, (least, most) in bounds.items()]


@pytest.mark.parametrize(
    ("bounds", "seats", "found"),
    [
        ({}, 2, Board(seated=("u2", "u3"), passed_over=(), vacant=0)),
        ({"team": (1, 3)}, 2, Board(seated=("u2", "t1"), passed_over=("u3", "u1"), vacant=0)),
        (
            {"team": (1, 3), "users": (0, 1), "f": (0, 1)},
            3,
            Board(seated=("u2", "t1"), passed_over=("u3", "u1"), vacant=1),
        ),
        (
            {"f": (2, 2), "m": (2, 2)},
            4,
            Board(seated=("u2", "u3", "u1", "t1"), passed_over=(), vacant=0),
        ),
        ({}, 6, Board(seated=STANDING, passed_over=(), vacant=1)),
    ],
    ids=str,
)
def test_best_are_seated_within_the_bounds(
    bounds: dict[str, tuple[int, int]], seats: int, found: Board
) -> None:
    """P25: who stands better is passed over only where a bound would break."""
    assert board(STANDING, groups=PEOPLE, rules=rules(**bounds), seats=seats) == found


@pytest.mark.parametrize(
    ("bounds", "seats", "problems"),
    [
        ({"team": (3, 3)}, 4, ["seats_too_few"]),
        ({"users": (2, 3), "team": (2, 3)}, 1, ["seats_too_few", "seats_too_few"]),
        ({"users": (2, 3), "team": (2, 3)}, 3, ["board_infeasible"]),
        ({"f": (2, 3), "users": (3, 3)}, 3, ["board_infeasible"]),
    ],
    ids=str,
)
def test_board_that_cannot_be_is_said_to_be_none(
    bounds: dict[str, tuple[int, int]], seats: int, problems: list[str]
) -> None:
    """P25: a bound is never dropped in silence."""
    with pytest.raises(InvalidValueError) as refused:
        board(STANDING, groups=PEOPLE, rules=rules(**bounds), seats=seats)

    assert [one.id for one in refused.value.problems] == problems


def test_bound_has_room_between_its_ends() -> None:
    """At least no more than at most."""
    with pytest.raises(InvalidValueError, match="'users' has at least 3 seats and at most 2"):
        SeatRule(group="users", least=3, most=2)


@pytest.mark.parametrize(
    ("method", "ballots"),
    [
        (plurality, rankings(ABC, {})),
        (approval, rankings(ABC, {})),
        (majority_judgment, choices(ABC, {})),
        (schulze, choices(ABC, {})),
    ],
    ids=["plurality", "approval", "judgment", "schulze"],
)
def test_method_refuses_marks_that_it_cannot_read(
    method: Callable[[Ballots], Any], ballots: Ballots
) -> None:
    """Before it counts anything."""
    with pytest.raises(InvalidValueError, match="these ballots are marked by"):
        method(ballots)
