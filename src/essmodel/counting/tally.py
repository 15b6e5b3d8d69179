"""What most methods ask of a profile: how often each mark stands, and who is preferred to whom."""

from essmodel.counting import array
from essmodel.counting.array import Matrix
from essmodel.counting.ballots import HIGHEST, MANY, Profile, Shape, highest, require_shape


def marks_of(profile: Profile) -> Matrix:
    """
    Return for each candidate how many ballots have each mark: 0, 1, and so on to the highest.

    Of `Shape.CHOICE` there is one line: of blanks, then of each candidate.
    """
    most = highest(profile.shape, candidates=len(profile.candidates), levels=len(profile.levels))
    if is_for_arrays(profile):
        return array.histogram(profile.marks, profile.counts, profile.width, most)
    found = [[0] * (most + 1) for _ in range(profile.width)]
    for marks, count in profile.patterns():
        for line, mark in zip(found, marks, strict=True):
            line[mark] += count
    return tuple(map(tuple, found))


def preferences(profile: Profile) -> Matrix:
    """
    Return how many ballots rank the candidate of the line above that of the column.

    A candidate who is not ranked stands below all who are; two who are equal, neither above.
    """
    require_shape(profile, Shape.RANKING)
    if is_for_arrays(profile):
        return array.preferred(profile.marks, profile.counts, profile.width)
    wide = profile.width
    found = [[0] * wide for _ in range(wide)]
    for marks, count in profile.patterns():
        ranks = [mark or HIGHEST + 1 for mark in marks]
        for one, line in zip(ranks, found, strict=True):
            for other in range(wide):
                if one < ranks[other]:
                    line[other] += count
    return tuple(map(tuple, found))


def is_for_arrays(profile: Profile) -> bool:
    """Return whether numpy is at hand, worth its while, and wide enough for the counts."""
    return len(profile.counts) > MANY and array.is_at_hand() and profile.valid < array.MOST
