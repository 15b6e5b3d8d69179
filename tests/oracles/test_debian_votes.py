"""
Thirty-one votes of the Debian project: duels, quorum, majorities and winner, as it published them.

The figures are read where they lie: ``ESSMODEL_DEBIAN_VOTES`` names the file, which is not part of
this library; without it the tests are skipped, and the skip is shown.
"""

import json
import os
from functools import cache
from math import isqrt
from pathlib import Path
from typing import Any

import pytest

from essmodel.counting.ballots import Ballots, Marking
from essmodel.counting.schulze import Default, Schulze, schulze
from essmodel.values.threshold import Threshold

FILE = Path(os.environ.get("ESSMODEL_DEBIAN_VOTES", ""))
NAMES = [f"{year}_vote_{number:03}" for year, numbers in {
    2006: [3, 4, 5, 6, 7], 2007: [1, 2, 3, 4], 2008: [1, 2, 3], 2009: [1], 2010: [1, 2],
    2011: [1], 2012: [1, 2], 2013: [1], 2014: [1, 2, 3, 4], 2015: [1, 3], 2016: [1, 2, 3, 4],
    2017: [1], 2018: [1],
}.items() for number in numbers]  # fmt: skip

pytestmark = pytest.mark.skipif(
    not FILE.is_file(), reason="ESSMODEL_DEBIAN_VOTES names no file of votes"
)


@cache
def votes() -> dict[str, Any]:
    """Return the votes as they were published."""
    published: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return published


def counted(vote: dict[str, Any]) -> Schulze:
    """Count one vote: ranks are written one digit for each option, ``-`` for none."""
    size = len(vote["beat"])
    names = tuple(f"option {number}" for number in range(size))
    patterns = [
        (tuple(0 if mark == "-" else int(mark) for mark in marks), count)
        for marks, count in vote["ballots"].items()
    ]
    # Marks may be beyond the number of options: only their order counts.
    dense = [(_dense(marks), count) for marks, count in patterns]
    ballots = Ballots(candidates=names, marking=Marking.RANK, patterns=tuple(sorted(dense)))
    default = Default(
        option=names[vote["default"]],
        quorum=_quorum(vote["developers"]) if vote["quorum"] else 0,
        majorities=tuple(
            (names[one["option"]], _majority(int(one["ratio"]))) for one in vote["majority"]
        ),
    )
    return schulze(ballots, default=default)


def _dense(marks: tuple[int, ...]) -> tuple[int, ...]:
    """Number the ranks that are used from 1 on."""
    used = sorted(set(marks) - {0})
    return tuple(used.index(one) + 1 if one else 0 for one in marks)


def _quorum(developers: int) -> int:
    """Return the least whole number that is no less than three halves of their square root."""
    half = isqrt(9 * developers) // 2
    return half + (4 * half * half < 9 * developers)


def _majority(ratio: int) -> Threshold:
    """Read so many to one, more than which is needed."""
    return Threshold(part=ratio, whole=ratio + 1, is_strict=True)


def test_every_vote_is_here() -> None:
    """Thirty-one, neither more nor fewer."""
    assert sorted(votes()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_vote_comes_to_what_was_published(name: str) -> None:
    """Duels, what the default kept out, and the winner."""
    vote = votes()[name]

    found = counted(vote)

    assert [list(row) for row in found.duels.above] == vote["beat"]
    assert {one.option: (one.above, one.below) for one in found.dropped} == {
        f"option {one['option']}": (one["yes"], one["no"])
        for one in vote["majority"]
        if one["dropped"]
    }
    winners = found.elected.winners or found.elected.tied
    assert list(winners) == [f"option {number}" for number in vote["winner"]]
