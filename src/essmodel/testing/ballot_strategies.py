"""Hypothesis strategies of ballots: few candidates and few voters, where ties are frequent."""

from collections.abc import Callable

from hypothesis import strategies as st

from essmodel.counting.ballots import Ballots, Marking, Marks

NAMES = ("amina", "bruno", "chloe", "djibril", "elise")
SCALE = ("reject", "poor", "fair", "good")


def crosses() -> st.SearchStrategy[Ballots]:
    """Ballots with any number of crosses."""
    return _ballots(Marking.CROSS, lambda _: st.integers(0, 1))


def ranks() -> st.SearchStrategy[Ballots]:
    """Ballots with ranks, some of them equal, some left out."""
    return _ballots(Marking.RANK, lambda size: st.integers(0, size))


def grades_given() -> st.SearchStrategy[Ballots]:
    """Ballots with grades."""
    return _ballots(Marking.GRADE, lambda _: st.integers(0, len(SCALE) - 1), scale=SCALE)


def strict_ranks() -> st.SearchStrategy[Ballots]:
    """Ballots with ranks of which no two are equal, some of them short."""
    return st.integers(1, len(NAMES)).flatmap(
        lambda size: _counted(
            st.permutations(range(1, size + 1)).flatmap(
                lambda order: st.integers(0, size).map(
                    lambda kept: tuple(rank if rank <= kept else 0 for rank in order)
                )
            ),
            size,
            Marking.RANK,
            (),
        )
    )


def _ballots(
    marking: Marking,
    mark: Callable[[int], st.SearchStrategy[int]],
    *,
    scale: tuple[str, ...] = (),
) -> st.SearchStrategy[Ballots]:
    return st.integers(1, len(NAMES)).flatmap(
        lambda size: _counted(st.tuples(*[mark(size)] * size), size, marking, scale)
    )


def _counted(
    marks: st.SearchStrategy[Marks], size: int, marking: Marking, scale: tuple[str, ...]
) -> st.SearchStrategy[Ballots]:
    return st.dictionaries(marks, st.integers(1, 4), min_size=1, max_size=6).map(
        lambda counts: Ballots(
            candidates=NAMES[:size],
            marking=marking,
            patterns=tuple(sorted(counts.items())),
            scale=scale,
        )
    )
