"""Invented ballots of eight candidates, as arrays: a ballot a row, a mark a column."""

from typing import Any

import numpy as np

NAMES = tuple(f"candidate {letter}" for letter in "ABCDEFGH")
GRADES = ("excellent", "very good", "good", "passable", "poor", "reject")
SEED = 20_261_123

Rows = Any


def choices(count: int) -> Rows:
    """One mark: the number of a candidate; some of them are liked more, a few ballots are blank."""
    random = np.random.default_rng(SEED)
    liked = np.array([0.02, 0.2, 0.18, 0.15, 0.13, 0.12, 0.1, 0.06, 0.04])
    return random.choice(9, count, p=liked).astype(np.uint8)


def approvals(count: int) -> Rows:
    """Each candidate is approved of by a third or so, independently: all patterns occur."""
    random = np.random.default_rng(SEED)
    return (random.random((count, 8)) < np.linspace(0.25, 0.4, 8)).astype(np.uint8)


def rankings(count: int) -> Rows:
    """Each voter ranks three to eight, in an order of their own that leans to the last ones."""
    random = np.random.default_rng(SEED)
    taste = random.random((count, 8)) + np.linspace(0, 0.3, 8)
    order = (-taste).argsort(axis=1)
    ranks = order.argsort(axis=1) + 1
    longest = random.integers(3, 9, (count, 1))
    return np.where(ranks <= longest, ranks, 0).astype(np.uint8)


def grades(count: int) -> Rows:
    """Each voter gives each candidate one of six grades, independently: few ballots are alike."""
    random = np.random.default_rng(SEED)
    better = random.random((count, 8)) ** np.linspace(0.8, 1.1, 8)
    return (better * 6).astype(np.uint8) + 1
