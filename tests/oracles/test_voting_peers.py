"""
Methods held against votelib and pref_voting on invented elections, where those two are right.

Neither is a dependency: install them beside, and these tests run.  Where one of them is wrong, or
cannot answer, a test says how, with the smallest election that shows it.
"""

from collections import Counter
from random import Random
from typing import Any

import pytest

from essmodel.counting.ballots import Profile, Shape, profile
from essmodel.counting.lot import Lot
from essmodel.counting.majority_judgment import (
    Judgment,
    JudgmentTie,
    Ungraded,
    majority_judgment,
)
from essmodel.counting.plurality import approval, plurality
from essmodel.counting.schulze import Strength, schulze
from essmodel.counting.transfer import StageTie, Transferred, single_transferable_vote

NAMES = "ABCDE"
LOT = Lot("invented")
ELECTIONS = range(60)
"""Seeds: what is drawn from them is invented."""

Ranked = dict[tuple[str, ...], int]


def peer(name: str) -> Any:  # noqa: ANN401 - a library without types
    """Return a module of a peer, or skip."""
    return pytest.importorskip(name, reason=f"{name} is measured against, never needed")


def rankings(seed: int) -> Ranked:
    """Invent an election of five, in which many rank only some."""
    random = Random(seed)  # noqa: S311 - invented ballots
    found: Counter[tuple[str, ...]] = Counter()
    for _ in range(random.randint(3, 12)):
        found[tuple(random.sample(NAMES, random.randint(1, 5)))] += random.randint(1, 9)
    return dict(found)


def ours(ballots: Ranked) -> Profile:
    """Return the same as a profile."""
    rows = [
        ([1 + order.index(name) if name in order else 0 for name in NAMES], count)
        for order, count in ballots.items()
    ]
    return profile(rows, candidates=NAMES, shape=Shape.RANKING)


def theirs(ballots: Ranked) -> Any:  # noqa: ANN401 - a library without types
    """Return the same as pref_voting has it."""
    made = peer("pref_voting.profiles_with_ties").ProfileWithTies(
        [{NAMES.index(name): at for at, name in enumerate(order, 1)} for order in ballots],
        [*ballots.values()],
        candidates=[*range(5)],
    )
    made.use_extended_strict_preference()
    return made


def transferred(ballots: Ranked) -> Transferred:
    """Count for two seats."""
    return single_transferable_vote(ours(ballots), seats=2, tie=StageTie.LOOK_BACK, lot=LOT)


def graded(**candidates: tuple[int, ...]) -> tuple[Profile, dict[frozenset[tuple[str, int]], int]]:
    """Return a vote of three or four grades, best first, as ours and as votelib has it."""
    columns = [
        [grade for grade, count in enumerate(counts) for _ in range(count)]
        for counts in candidates.values()
    ]
    levels = "excellent good passable reject".split()[-len(next(iter(candidates.values()))) :]
    rows = [*zip(*columns, strict=True)]
    mine = profile(
        [([one + 1 for one in row], 1) for row in rows],
        candidates=candidates, shape=Shape.GRADES, levels=levels,
    )  # fmt: skip
    scores = Counter(
        frozenset((name, len(levels) - one) for name, one in zip(candidates, row, strict=True))
        for row in rows
    )
    return mine, dict(scores)


def drawn_grades(seed: int, candidates: str) -> dict[str, tuple[int, ...]]:
    """Invent so many of each of four grades for each candidate."""
    random = Random(seed)  # noqa: S311 - invented ballots
    voters = random.randint(1, 30)
    found: dict[str, tuple[int, ...]] = {}
    for name in candidates:
        given = Counter(random.randrange(4) for _ in range(voters))
        found[name] = tuple(given[grade] for grade in range(4))
    return found


def judge(vote: Profile, tie: JudgmentTie) -> Judgment:
    """Judge for one seat."""
    return majority_judgment(vote, seats=1, tie=tie, ungraded=Ungraded.REFUSED, lot=LOT)


@pytest.mark.parametrize("seed", ELECTIONS)
def test_schulze_has_the_winners_of_pref_voting(seed: int) -> None:
    """By margins, and by winning votes: all who are unbeaten."""
    beat_path = peer("pref_voting.margin_based_methods").beat_path
    vote = theirs(rankings(seed))

    for strength, theirs_by in ((Strength.MARGINS, None), (Strength.WINNING_VOTES, vote.support)):
        found = schulze(ours(rankings(seed)), strength=strength, lot=LOT).unbeaten
        assert list(found) == [NAMES[one] for one in beat_path(vote, strength_function=theirs_by)]


@pytest.mark.parametrize("seed", ELECTIONS)
def test_schulze_by_winning_votes_has_the_winner_of_votelib(seed: int) -> None:
    """Where one is unbeaten."""
    condorcet, convert = peer("votelib.evaluate.condorcet"), peer("votelib.convert")
    found = schulze(ours(rankings(seed)), strength=Strength.WINNING_VOTES, lot=LOT)

    if not found.draws:
        pairs = convert.RankedToCondorcetVotes().convert(rankings(seed))
        assert list(condorcet.Schulze().evaluate(pairs, 1)) == [found.winner]


@pytest.mark.parametrize("seed", ELECTIONS)
def test_transfers_elect_whom_pref_voting_elects(seed: int) -> None:
    """Its Scottish count, where ours draws no lot; it cuts worths to five decimals, ours none."""
    scottish = peer("pref_voting.proportional_methods").stv_scottish
    found = transferred(rankings(seed))

    if not found.draws:
        elected = scottish(theirs(rankings(seed)), num_seats=2)
        assert sorted(found.elected) == [NAMES[one] for one in elected]


@pytest.mark.parametrize("seed", ELECTIONS)
def test_transfers_elect_whom_votelib_elects(seed: int) -> None:
    """Where it can answer: it raises on a tie for an exclusion."""
    selector = peer("votelib.evaluate.sequential").TransferableVoteSelector(
        quota_function="droop", transferer="Gregory"
    )
    found = transferred(rankings(seed))

    if not found.draws:
        try:
            elected = selector.evaluate(rankings(seed), 2)
        except NotImplementedError as error:
            pytest.skip(f"votelib says: {error}")
        assert sorted(found.elected) == sorted(elected)


@pytest.mark.parametrize("seed", ELECTIONS)
def test_majority_gauges_are_those_of_pref_voting(seed: int) -> None:
    """All who tie for the best."""
    grades = drawn_grades(seed, NAMES)
    vote, scores = graded(**grades)
    judged = judge(vote, JudgmentTie.GAUGE)
    mine = sorted(judged.draws[0].order) if judged.draws else [*judged.elected]

    made = peer("pref_voting.grade_profiles").GradeProfile(
        [{NAMES.index(name): grade for name, grade in one} for one in scores],
        [1, 2, 3, 4],
        gcounts=[*scores.values()],
    )
    best = peer("pref_voting.grade_methods").majority_judgement(made)
    assert mine == [NAMES[one] for one in best]


@pytest.mark.parametrize("seed", ELECTIONS)
def test_majority_values_of_two_are_those_of_votelib(seed: int) -> None:
    """Of two candidates; of more it is wrong, as the next test shows."""
    method = peer("votelib.evaluate.cardinal").MajorityJudgment()
    vote, scores = graded(**drawn_grades(seed, "AB"))
    judged = judge(vote, JudgmentTie.VALUE)

    if not judged.draws:
        assert method.evaluate(scores, 1) == [*judged.elected]


def test_votelib_judges_three_wrongly() -> None:
    """
    While two tie, votelib 0.4.0 keeps a third who has fallen behind, and takes from its votes too.

    So it elects D here, though it finds A better than D when it judges those two alone; and of
    three voters and three candidates it finds no winner, though one has.
    """
    method = peer("votelib.evaluate.cardinal").MajorityJudgment()
    four = {"A": (6, 5, 4, 4), "C": (5, 6, 4, 4), "D": (6, 4, 6, 3), "E": (6, 4, 5, 4)}
    three = {"A": (1, 2, 0), "B": (0, 3, 0), "C": (1, 1, 1)}

    for grades in (four, three, {name: four[name] for name in "AD"}):
        assert judge(graded(**grades)[0], JudgmentTie.VALUE).elected == ("A",)
    assert method.evaluate(graded(**{name: four[name] for name in "AD"})[1], 1) == ["A"]
    assert method.evaluate(graded(**four)[1], 1) == ["D"]
    with pytest.raises(peer("votelib.evaluate.core").VotingSystemError, match="clear cutoff"):
        method.evaluate(graded(**three)[1], 1)


@pytest.mark.parametrize("seed", ELECTIONS)
def test_votes_are_counted_as_votelib_and_abcvoting_count_them(seed: int) -> None:
    """Plurality of the first ranks; approval of all who are ranked, for a committee of two."""
    core, convert = peer("votelib.evaluate.core"), peer("votelib.convert")
    ballots = rankings(seed)
    firsts = Counter(dict.fromkeys(NAMES, 0))
    approved: Counter[frozenset[str]] = Counter()
    for order, count in ballots.items():
        firsts[order[0]] += count
        approved[frozenset(order)] += count
    chosen = plurality(
        profile([((NAMES.index(one) + 1,), votes) for one, votes in firsts.items()],
        candidates=NAMES, shape=Shape.CHOICE), seats=2, lot=LOT,
    )  # fmt: skip
    rows = [([one in some for one in NAMES], count) for some, count in approved.items()]
    accepted = approval(
        profile([([*map(int, row)], count) for row, count in rows],
        candidates=NAMES, shape=Shape.APPROVAL), seats=2, lot=LOT,
    )  # fmt: skip

    if not chosen.draws:
        assert sorted(core.Plurality().evaluate(dict(firsts), 2)) == sorted(chosen.elected)
    if not accepted.draws:
        simple = convert.ApprovalToSimpleVotes().convert(dict(approved))
        assert sorted(core.Plurality().evaluate(simple, 2)) == sorted(accepted.elected)
        abc = peer("abcvoting.preferences").Profile(5)
        abc.add_voters(
            [[NAMES.index(one) for one in some] for some, count in approved.items()
             for _ in range(count)]
        )  # fmt: skip
        (committee,) = peer("abcvoting.abcrules").compute("av", abc, committeesize=2)
        assert sorted(NAMES[one] for one in committee) == sorted(accepted.elected)
