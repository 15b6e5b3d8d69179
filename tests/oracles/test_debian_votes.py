"""
All votes of the Debian project from 2006 to 2018, recounted from their ballots.

The file has the ballots by pattern, and what the project published: who beats whom by how many,
which options missed their quorum or majority, and who won.  It is read where `ESSMODEL_ORACLES`
says, or in ``../shared/oracles`` beside the project.
"""

import json
import os
from collections.abc import Iterator
from functools import cache
from math import isqrt
from pathlib import Path
from typing import Any

import pytest

from essmodel.counting.ballots import Profile, Shape, profile
from essmodel.counting.lot import Lot
from essmodel.counting.schulze import Needed, Paired, Strength, schulze_with_default
from essmodel.values.threshold import Threshold

FOLDER = Path(os.environ.get("ESSMODEL_ORACLES", Path(__file__).parents[3] / "shared" / "oracles"))
VOTES = (
    "2006_vote_003 2006_vote_004 2006_vote_005 2006_vote_006 2006_vote_007 "
    "2007_vote_001 2007_vote_002 2007_vote_003 2007_vote_004 "
    "2008_vote_001 2008_vote_002 2008_vote_003 2009_vote_001 "
    "2010_vote_001 2010_vote_002 2011_vote_001 2012_vote_001 2012_vote_002 "
    "2013_vote_001 2014_vote_001 2014_vote_002 2014_vote_003 2014_vote_004 "
    "2015_vote_001 2015_vote_003 2016_vote_001 2016_vote_002 2016_vote_003 "
    "2016_vote_004 2017_vote_001 2018_vote_001"
).split()


@cache
def published() -> dict[str, dict[str, Any]]:
    """Read the file, or say why not."""
    path = FOLDER / "debian.json"
    if not path.is_file():
        pytest.skip(f"no ballots of Debian at {path}: set ESSMODEL_ORACLES to their folder")
    found: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def vote(of: dict[str, Any]) -> Profile:
    """Return the ballots: a figure or letter is a rank, a dash is none."""
    rows = [
        ([0 if one == "-" else int(one, 36) for one in marks], count)
        for marks, count in of["ballots"].items()
    ]
    options = [f"option {number + 1}" for number in range(len(of["beat"]))]
    return profile(rows, candidates=options, shape=Shape.RANKING)


def needed(of: dict[str, Any]) -> Iterator[Needed]:
    """
    Give what each option needs.

    The quorum is three times half the square root of the number of developers, and no float: the
    least whole number whose square, four times, is nine times as many.  Elections of a leader have
    no majority but that over the default option.
    """
    quorum = isqrt(9 * of["developers"] // 4)
    quorum += 4 * quorum**2 < 9 * of["developers"]
    asked = {one["option"]: one for one in of["majority"]}
    for number in range(len(of["beat"])):
        if number != of["default"]:
            ratio = int(asked[number]["ratio"]) if number in asked else 1
            yield Needed(
                option=f"option {number + 1}",
                quorum=quorum if str(number) in of["quorum"] else 0,
                majority=Threshold(part=ratio, whole=ratio + 1, is_strict=True),
            )


@cache
def recounted(name: str) -> Paired:
    """Count one vote again."""
    of = published()[name]
    found = vote(of)
    return schulze_with_default(
        found,
        default=found.candidates[of["default"]],
        needed=tuple(needed(of)),
        strength=Strength.WINNING_THEN_LOSING,
        lot=Lot("the casting vote was never needed"),
    )


def test_all_of_them_are_here() -> None:
    """31 votes, 10 170 ballots: none is added or lost."""
    assert sorted(published()) == VOTES
    assert sum(vote(of).cast for of in published().values()) == 10_170


@pytest.mark.parametrize("name", VOTES)
def test_the_same_options_win(name: str) -> None:
    """And nobody beats them."""
    of, found = published()[name], recounted(name)

    assert list(found.unbeaten) == [f"option {number + 1}" for number in of["schwartz"]]
    assert [found.winner] == [f"option {number + 1}" for number in of["winner"]]
    assert not found.draws


@pytest.mark.parametrize("name", VOTES)
def test_each_pair_is_preferred_by_as_many(name: str) -> None:
    """The beat matrix, but for options that were dropped before it was made."""
    of, found = published()[name], recounted(name)

    assert [list(line) for line in found.preferred] == of["beat"]


@pytest.mark.parametrize("name", VOTES)
def test_the_same_options_are_dropped(name: str) -> None:
    """
    For their majority: no option missed its quorum.

    Of the leader of 2007 no majority was published; two candidates had none over the default one.
    """
    of, found = published()[name], recounted(name)

    dropped = sorted(one["option"] for one in of["majority"] if one["dropped"])
    if of["majority"]:
        assert list(found.dropped) == [f"option {number + 1}" for number in dropped]
    for one in of["majority"]:
        mine, default = found.preferred[one["option"]], found.preferred[of["default"]]
        assert mine[of["default"]] == one["yes"]
        assert default[one["option"]] == one["no"]
