"""
The same elections in plain numpy, as one writes them for speed: no checks, no lots, no reasons.

Transfers are in floats here; everything else is in whole numbers.
"""

from typing import Any

import numpy as np

Rows = Any


def plurality(rows: Rows) -> list[int]:
    """Return the winner, from 0."""
    return [int(np.bincount(rows, minlength=9)[1:].argmax())]


def approval(rows: Rows) -> list[int]:
    """Return the winner."""
    return [int(rows.sum(axis=0, dtype=np.int64).argmax())]


def schulze(rows: Rows) -> list[int]:
    """Return the unbeaten by winning votes."""
    ranks = np.ascontiguousarray((rows - 1).T)
    pairs = np.array([[np.count_nonzero(one < other) for other in ranks] for one in ranks])
    ways = np.where(pairs > pairs.T, pairs, 0)
    for over in range(len(ways)):
        ways = np.maximum(ways, np.minimum(ways[:, [over]], ways[[over]]))
    return [int(one) for one in np.flatnonzero(~(ways < ways.T).any(axis=1))]


def judgment(rows: Rows) -> list[int]:
    """Return the winner by majority gauge."""
    best: tuple[tuple[int, ...], int] | None = None
    for number, column in enumerate(rows.T):
        counts = np.bincount(column, minlength=7)[1:]
        reached = counts.cumsum()
        grade = int((reached > len(rows) // 2).argmax())
        above, below = int(reached[grade] - counts[grade]), int(len(rows) - reached[grade])
        key = (-grade, 1, above) if above > below else (-grade, 0, -below)
        if best is None or (key, -number) > best:
            best = key, -number
    return [] if best is None else [-best[1]]


def transfers(rows: Rows) -> list[int]:
    """Return whom three seats go to, by number; papers have a worth each."""
    count, wide = rows.shape
    order = (rows - 1).argsort(axis=1, kind="stable").astype(np.uint8)
    order[np.take_along_axis(rows, order, axis=1) == 0] = wide
    order = np.hstack((order, np.full((count, 1), wide, np.uint8)))
    runs = np.array([True] * (wide + 1))
    worth = np.ones(count)
    holder = order[:, 0].copy()
    quota = int(np.count_nonzero(holder < wide)) // 4 + 1
    elected: list[int] = []
    waiting: list[int] = []
    while len(elected) < 3:
        votes = np.bincount(holder, worth, minlength=wide + 1)[:wide]
        standing = [one for one in range(wide) if runs[one]]
        reached = [one for one in standing if votes[one] >= quota]
        if len(standing) <= 3 - len(elected):
            reached = standing
        for one in sorted(reached, key=lambda one: -votes[one]):
            elected.append(one)
            waiting.append(one)
            runs[one] = False
        if len(elected) >= 3:
            break
        waiting = [one for one in waiting if votes[one] > quota]
        if waiting:
            who = max(waiting, key=lambda one: votes[one])
            waiting.remove(who)
            part = (votes[who] - quota) / votes[who]
        else:
            who = min((one for one in range(wide) if runs[one]), key=lambda one: votes[one])
            runs[who], part = False, 1.0
        papers = np.flatnonzero(holder == who)
        worth[papers] *= part
        kept = order[papers]
        holder[papers] = kept[np.arange(len(papers)), runs[kept].argmax(axis=1)]
    return sorted(elected)
