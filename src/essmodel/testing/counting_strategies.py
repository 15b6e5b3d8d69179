"""Hypothesis strategies of ballots: small, with many ties, where methods of voting differ."""

from hypothesis import strategies as st

from essmodel.counting.ballots import Profile, Shape, profile

NAMES: tuple[str, ...] = ("Ana", "Bo", "Chi", "Dag", "Eve")
LEVELS = ("excellent", "good", "passable", "reject")


def rows(shape: Shape, candidates: int) -> st.SearchStrategy[list[tuple[tuple[int, ...], int]]]:
    """Patterns with their counts, some of them twice, at most a dozen; counts often alike."""
    most = {Shape.CHOICE: candidates, Shape.APPROVAL: 1, Shape.GRADES: len(LEVELS)}
    marks = st.integers(0, most.get(shape, candidates))
    wide = 1 if shape is Shape.CHOICE else candidates
    pattern = st.tuples(*[marks] * wide)
    counts = st.one_of(st.integers(0, 3), st.integers(0, 1_000))
    return st.lists(st.tuples(pattern, counts), max_size=12)


@st.composite
def profiles(draw: st.DrawFn, shape: Shape) -> Profile:
    """Votes of two to five candidates, some of them without ballots."""
    names = NAMES[: draw(st.integers(2, len(NAMES)))]
    return profile(
        draw(rows(shape, len(names))),
        candidates=names,
        shape=shape,
        levels=LEVELS if shape is Shape.GRADES else (),
        null=draw(st.integers(0, 2)),
    )
