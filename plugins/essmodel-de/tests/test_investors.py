"""Section 8(2): a property of the game, asked of every attendance and of every coalition."""

from datetime import date
from itertools import combinations

import pytest

from essmodel.errors import InvalidValueError
from essmodel.governance.fact import CooperativeFacts
from essmodel.packs.vocabulary import vocabulary
from essmodel.rules.fact import stated
from essmodel.rules.finding import Standing
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Subject
from essmodel_de.investors import InvestorPower, in_no_case, powers
from essmodel_de.pack import PACK

READ_ON = date(2026, 11, 22)


def passes(yes: int, cast: int, *, three_quarters: bool) -> bool:
    """Count a decision the slow way."""
    return yes * 4 >= cast * 3 if three_quarters else yes * 2 > cast


@pytest.mark.parametrize(("investors", "blocks"), [(33, False), (34, True)], ids=["33", "34"])
def test_one_more_investor_breaks_the_guarantee(investors: int, *, blocks: bool) -> None:
    """A hundred users reach three quarters against 33 and not against 34: 100/133 and 100/134."""
    found = powers(others=(1,) * 100, investors=(1,) * investors)

    assert found == InvestorPower(can_outvote=False, can_block=blocks)


@pytest.mark.parametrize("votes", [(1, 1), (2, 1), (3, 2), (1, 3)], ids=str)
def test_the_game_agrees_with_every_vote_of_the_others(votes: tuple[int, int]) -> None:
    """Enumerated: whichever of the others say yes or no."""
    theirs, ours = votes
    for users in range(7):
        for investors in range(1, 7):
            found = powers(others=(theirs,) * users, investors=(ours,) * investors)
            cast, own = theirs * users + ours * investors, ours * investors
            yes = {
                sum(group)
                for size in range(users + 1)
                for group in combinations((theirs,) * users, size)
            }

            assert found.can_outvote == passes(own, cast, three_quarters=False)
            assert found.can_block == (
                not any(passes(one, cast, three_quarters=True) for one in yes)
            )


def test_a_cap_on_those_present_holds_in_every_attendance() -> None:
    """By-laws that count at most one vote of an investor for three of the others keep the law."""
    kept = in_no_case(
        powers(others=(1,) * users, investors=(1,) * (users // 3)) for users in range(60)
    )
    broken = in_no_case(
        powers(others=(1,) * users, investors=(1,) * (users // 3 + 1)) for users in range(60)
    )

    assert kept == InvestorPower(can_outvote=False, can_block=False)
    assert broken == InvestorPower(can_outvote=True, can_block=True)


def test_nobody_can_do_nothing_and_a_negative_vote_is_refused() -> None:
    """At the edge: no vote at all."""
    assert powers(others=(), investors=()) == InvestorPower(can_outvote=False, can_block=False)
    assert powers(others=(0,), investors=(0,)).facts["de.investors_can_block"] is False
    with pytest.raises(InvalidValueError):
        powers(others=(1,), investors=(-1,))


@pytest.mark.parametrize(
    ("investors", "standing"), [(33, Standing.MET), (34, Standing.UNMET)], ids=["33", "34"]
)
def test_the_rule_takes_the_answer_of_the_game(investors: int, standing: Standing) -> None:
    """The figure stands nowhere in the pack."""
    facts = {
        **stated(CooperativeFacts(members=100 + investors)),
        "de.has_investors": True,
        **powers(others=(1,) * 100, investors=(1,) * investors).facts,
    }
    asked = vocabulary((PACK,)).law.about(Subject.STATUTES).ask(facts, {Event.DECISION: READ_ON})
    found = {one.rule.id: one.standing for one in asked}

    assert found["de.investors_never_outvote"] is Standing.MET
    assert found["de.investors_never_block"] is standing
