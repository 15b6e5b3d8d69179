"""Hypothesis strategies of ballots: small, with many ties, where methods of voting differ."""

from hypothesis import strategies as st

from essmodel.counting.ballots import Profile, Shape, profile

NAMES: tuple[str, ...] = ("Ana", "Bo", "Chi", "Dag", "Eve")
LEVELS = ("excellent", "good", "passable", "reject")


def rows(
    shape: Shape, candidates: int, *, most: int = 1_000
) -> st.SearchStrategy[list[tuple[tuple[int, ...], int]]]:
    """
    Patterns with their counts, some of them twice, at most a dozen; counts often alike.

    Of grades there is one ballot at least: nobody's judgment is none.
    """
    least = int(shape is Shape.GRADES)
    highest = {Shape.CHOICE: candidates, Shape.APPROVAL: 1, Shape.GRADES: len(LEVELS)}
    marks = st.integers(0, highest.get(shape, candidates))
    wide = 1 if shape is Shape.CHOICE else candidates
    pattern = st.tuples(*[marks] * wide)
    counts = st.one_of(st.integers(least, 3), st.integers(least, most))
    return st.lists(st.tuples(pattern, counts), min_size=least, max_size=12)


@st.composite
def profiles(draw: st.DrawFn, shape: Shape, *, most: int = 1_000) -> Profile:
    """Votes of two to five candidates, with up to *most* ballots of a pattern."""
    names = NAMES[: draw(st.integers(2, len(NAMES)))]
    return profile(
        draw(rows(shape, len(names), most=most)),
        candidates=names,
        shape=shape,
        levels=LEVELS if shape is Shape.GRADES else (),
        null=draw(st.integers(0, 2)),
    )
