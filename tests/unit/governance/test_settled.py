"""Votes that may be closed early, because no ballot to come changes what they come to."""

from datetime import date
from types import SimpleNamespace

import pytest
from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.governance.meeting import CountedBallots, GeneralMeeting
from essmodel.governance.outcome import Adopted, Rejected
from essmodel.governance.settled import Polls, settled
from essmodel.rules.rulebook import Rulebook

TODAY = date(2026, 11, 23)


def polls(make: SimpleNamespace, **ballots: str) -> tuple[GeneralMeeting, Polls]:
    """Let five attend, of whom some have voted."""
    names = [f"everyone{number}" for number in range(1, 6)]
    held: GeneralMeeting = make.meeting(make.attendance(*names), make.resolution(**ballots))
    made = make.cooperative(make.statutes(), make.members(everyone=5), held)
    register = make.register(made)
    return held, Polls(cooperative=made, register=register, law=Rulebook(rules=()), on=TODAY)


@pytest.mark.parametrize(
    ("cast", "kind"),
    [
        ("yes yes yes", Adopted),
        ("yes yes", type(None)),
        ("no no", type(None)),
        ("no no no", Rejected),
        ("yes yes no no", type(None)),
        ("", type(None)),
    ],
)
def test_three_of_five_settle_a_vote(make: SimpleNamespace, cast: str, kind: type) -> None:
    """P22: two more cannot turn three."""
    ballots = {f"everyone{number}": one for number, one in enumerate(cast.split(), start=1)}
    held, who = polls(make, **ballots)

    assert isinstance(settled(held, "one", who, may_change=False), kind)


def test_vote_whose_ballots_may_change_is_open_to_the_end(make: SimpleNamespace) -> None:
    """P22: even when all have voted."""
    held, who = polls(make, **{f"everyone{number}": "yes" for number in range(1, 6)})

    assert settled(held, "one", who, may_change=True) is None
    assert isinstance(settled(held, "one", who, may_change=False), Adopted)


def test_count_without_names_is_not_closed_early(make: SimpleNamespace) -> None:
    """Nor is consent, which nobody votes."""
    held, who = polls(make)
    counted = evolve(held.resolutions[0], counted=(CountedBallots(yes=3),))
    by_consent = evolve(held.resolutions[0], objections=())

    for put in (counted, by_consent):
        with pytest.raises(InvalidValueError, match="nobody knows who has not voted on 'one'"):
            settled(evolve(held, resolutions=(put,)), "one", who, may_change=False)
