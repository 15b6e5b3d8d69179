"""Ballots as patterns and counts: how many people voted in exactly the same way."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from operator import lt
from typing import TYPE_CHECKING

from attrs import field, frozen

from essmodel.counting import array
from essmodel.errors import InvalidValueError, Problem
from essmodel.values.likeness import looking_alike
from essmodel.values.whole import is_count

if TYPE_CHECKING:
    from essmodel.counting.array import Rows

HIGHEST = 255
"""The greatest mark: a mark is one byte."""


MANY = 512
"""From so many patterns on, numpy counts them where it is at hand."""


class Shape(Enum):
    """
    What the marks of a ballot mean; in all but `CHOICE` there is one for each candidate.

    Attributes:
        CHOICE: one mark: the number of a candidate, counted from 1; 0 is a blank ballot.
        APPROVAL: 1 for each candidate who is approved of, else 0.
        RANKING: 1 for the first, 2 for the next; equal marks are a tie, 0 is below all others.
            Only the order counts: 1, 3 and 1, 2 say the same.
        GRADES: 1 for the best of the *levels*, 2 for the next; 0 where no grade was given.
        POINTS: as many points as were given, up to 255.
    """

    CHOICE = "choice"
    APPROVAL = "approval"
    RANKING = "ranking"
    GRADES = "grades"
    POINTS = "points"


@frozen(kw_only=True)
class Profile:
    """
    All ballots of one vote (*dépouillement*): each pattern once, in order, and how often it stood.

    Two votes in which people voted alike are equal, whoever voted first.  Make one with `profile`,
    `profile_from_array` or `essmodel.counting.box.opened`.

    Attributes:
        candidates: names or ids, in the order of the marks.
        shape: what a mark means.
        levels: the names of the grades, best first; empty for other shapes.
        marks: the patterns, one byte for a mark, one pattern after the other.
        counts: how many ballots have each pattern, from 1.
        null: ballots that were cast and say nothing valid (*bulletins nuls*).

    Raises:
        InvalidValueError: all that is wrong with it, at once.
    """

    candidates: tuple[str, ...]
    shape: Shape
    levels: tuple[str, ...]
    marks: bytes = field(repr=False)
    counts: tuple[int, ...] = field(repr=False)
    null: int = field(validator=is_count)

    def __attrs_post_init__(self) -> None:
        problems = (*_wrong_names(self), *_wrong_patterns(self))
        if problems:
            raise InvalidValueError(*problems)

    @property
    def width(self) -> int:
        """How many marks a ballot has."""
        return width(self.shape, len(self.candidates))

    @property
    def valid(self) -> int:
        """How many ballots have a pattern, blank ones included."""
        return sum(self.counts)

    @property
    def cast(self) -> int:
        """How many ballots there are, blank and null ones included."""
        return self.valid + self.null

    def patterns(self) -> Iterator[tuple[bytes, int]]:
        """Give each pattern, a byte for each mark, with its count."""
        wide = self.width
        starts = range(0, len(self.marks), wide)
        return zip((self.marks[at : at + wide] for at in starts), self.counts, strict=True)


def profile(
    rows: Iterable[tuple[Sequence[int], int]],
    *,
    candidates: Iterable[str],
    shape: Shape,
    levels: Iterable[str] = (),
    null: int = 0,
) -> Profile:
    """
    Return the profile of *rows*: patterns with their counts, in any order, some of them twice.

    Args:
        rows: the marks of a pattern, and how many ballots have it; 0 is forgotten.
        candidates: in the order of the marks.
        shape: what a mark means.
        levels: the grades, best first; only for `Shape.GRADES`.
        null: ballots that were cast and say nothing valid.

    Raises:
        InvalidValueError: a pattern is too long or too short, a mark means nothing, a count is
            negative, names are alike: all at once.
    """
    names = tuple(candidates)
    wide = width(shape, len(names))
    found: Counter[bytes] = Counter()
    problems: list[Problem] = []
    for index, (marks, count) in enumerate(rows):
        wrong = _wrong_row(marks, count, wide)
        if wrong:
            problems.append(Problem(id=wrong[0], path=f"ballots.{index}", data=wrong[1:]))
        elif count:
            found[bytes(marks)] += count
    whole = tuple(sorted(found.items()))
    try:
        made = Profile(
            candidates=names,
            shape=shape,
            levels=tuple(levels),
            marks=b"".join(marks for marks, _ in whole),
            counts=tuple(count for _, count in whole),
            null=null,
        )
    except InvalidValueError as error:
        raise InvalidValueError(*problems, *error.problems) from None
    if problems:
        raise InvalidValueError(*problems)
    return made


def profile_from_array(
    rows: "Rows",
    *,
    candidates: Iterable[str],
    shape: Shape,
    levels: Iterable[str] = (),
    null: int = 0,
) -> Profile:
    """
    Return the profile of an array of numpy: a ballot a row, as read, in any order.

    Args:
        rows: whole numbers or truths, a mark a column; for `Shape.CHOICE` one column will do.
        candidates: in the order of the columns.
        shape: what a mark means.
        levels: the grades, best first; only for `Shape.GRADES`.
        null: ballots that were cast and say nothing valid.

    Raises:
        InvalidValueError: a row is too long or too short, or a mark is none.
    """
    names, named = tuple(candidates), tuple(levels)
    wide = width(shape, len(names))
    table = rows.reshape(-1, 1) if rows.ndim == 1 else rows
    require_marks(table, wide=wide, most=HIGHEST)
    marks, counts = array.grouped(table) if wide else (b"", ())
    return Profile(
        candidates=names, shape=shape, levels=named, marks=marks, counts=counts, null=null
    )


def require_marks(table: "Rows", *, wide: int, most: int) -> None:
    """
    Refuse an array that is not of *wide* columns of marks up to *most*.

    Raises:
        InvalidValueError: it is of other numbers, or of other columns.
    """
    if table.dtype.kind not in "biu":
        raise InvalidValueError.because("ballot_mark", path="rows", found=str(table.dtype))
    if table.shape[1:] != (wide,):
        raise InvalidValueError.because("ballot_length", path="rows", wanted=wide)
    if table.size:
        for strange in (int(table.min()), int(table.max())):
            if not 0 <= strange <= most:
                raise InvalidValueError.because("ballot_mark", path="rows", found=strange)


def require_shape(found: Profile, *shapes: Shape) -> None:
    """
    Refuse a profile that is not of one of *shapes*.

    Raises:
        InvalidValueError: the marks of its ballots mean something else.
    """
    if found.shape not in shapes:
        raise InvalidValueError.because(
            "ballot_shape_misfit",
            found=found.shape.value,
            wanted=", ".join(one.value for one in shapes),
        )


def width(shape: Shape, candidates: int) -> int:
    """Return how many marks a ballot has."""
    return 1 if shape is Shape.CHOICE else candidates


def highest(shape: Shape, *, candidates: int, levels: int) -> int:
    """Return the greatest mark that means something."""
    return {Shape.CHOICE: candidates, Shape.APPROVAL: 1, Shape.GRADES: levels}.get(shape, HIGHEST)


Wrong = tuple[str, tuple[str, object]]


def _wrong_row(marks: Sequence[int], count: object, wide: int) -> Wrong | None:
    """Return what is wrong with one row before it is packed."""
    if type(count) is not int or count < 0:
        return "ballot_count", ("found", count)
    if len(marks) != wide:
        return "ballot_length", ("wanted", wide)
    if type(marks) is bytes:
        return None
    strange = next((one for one in marks if type(one) is not int or not 0 <= one <= HIGHEST), None)
    return None if strange is None else ("ballot_mark", ("found", strange))


def _wrong_names(made: Profile) -> tuple[Problem, ...]:
    """Return what is wrong with candidates and levels."""
    found = [*looking_alike(made.candidates, path="candidates")]
    found += looking_alike(made.levels, path="levels")
    if not made.candidates:
        found.append(Problem(id="ballot_no_candidate", path="candidates"))
    if made.shape is Shape.CHOICE and len(made.candidates) > HIGHEST:
        found.append(Problem(id="ballot_too_many", path="candidates", data=(("most", HIGHEST),)))
    if len(made.levels) > HIGHEST:
        found.append(Problem(id="ballot_too_many", path="levels", data=(("most", HIGHEST),)))
    if (made.shape is Shape.GRADES) is not bool(made.levels):
        found.append(Problem(id="ballot_levels", path="levels"))
    return tuple(found)


def _is_in_order(marks: bytes, wide: int) -> bool:
    """Return whether patterns stand in order, each once."""
    if len(marks) > MANY * wide and array.is_at_hand():
        return array.in_order(marks, wide)
    rows = [marks[at : at + wide] for at in range(0, len(marks), wide)]
    return all(map(lt, rows, rows[1:]))


def _wrong_patterns(made: Profile) -> tuple[Problem, ...]:
    """Return what is wrong with the packed patterns: checked at the speed of bytes."""
    wide = made.width
    if len(made.marks) != len(made.counts) * wide:
        return (Problem(id="ballot_length", path="marks", data=(("wanted", wide),)),)
    limit = highest(made.shape, candidates=len(made.candidates), levels=len(made.levels))
    found: list[Problem] = []
    strange = made.marks.translate(None, bytes(range(min(limit, HIGHEST) + 1)))
    found += [
        Problem(id="ballot_mark", path="marks", data=(("found", one),))
        for one in sorted(set(strange))
    ]
    if made.counts and (set(map(type, made.counts)) != {int} or min(made.counts) < 1):
        found.append(Problem(id="ballot_counts", path="counts"))
    if wide and not _is_in_order(made.marks, wide):
        found.append(Problem(id="ballot_order", path="marks"))
    return tuple(found)
