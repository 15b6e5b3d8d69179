"""Merit profiles: how many give a candidate each grade, which is all that a judgment needs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from attrs import frozen

from essmodel.counting import array
from essmodel.counting.array import Matrix
from essmodel.counting.ballots import Profile, Shape, require_marks, require_shape
from essmodel.counting.tally import marks_of
from essmodel.errors import InvalidValueError, Problem
from essmodel.values.likeness import looking_alike

if TYPE_CHECKING:
    from essmodel.counting.array import Rows


@frozen(kw_only=True)
class MeritProfile:
    """
    Grades of candidates, without who gave them (*profils de mérite*).

    Attributes:
        levels: the grades, best first.
        grades: a line for each candidate: how many do not grade them, then how many give each
            grade, best first; every line has as many ballots.

    Raises:
        InvalidValueError: a line is too long or too short, or has more ballots than another.
    """

    candidates: tuple[str, ...]
    levels: tuple[str, ...]
    grades: Matrix

    def __attrs_post_init__(self) -> None:
        problems = (
            *looking_alike(self.candidates, path="candidates"),
            *looking_alike(self.levels, path="levels"),
            *self._wrong_lines(),
        )
        if problems:
            raise InvalidValueError(*problems)

    @property
    def valid(self) -> int:
        """How many ballots were graded; none where there is no candidate."""
        return sum(self.grades[0]) if self.grades else 0

    def _wrong_lines(self) -> Iterable[Problem]:
        wide, ballots = len(self.levels) + 1, self.valid
        if len(self.grades) != len(self.candidates):
            yield Problem(
                id="ballot_length", path="grades", data=(("wanted", len(self.candidates)),)
            )
        for number, line in enumerate(self.grades):
            path = f"grades.{number}"
            if len(line) != wide:
                yield Problem(id="ballot_length", path=path, data=(("wanted", wide),))
            elif any(type(one) is not int or one < 0 for one in line):
                yield Problem(id="ballot_count", path=path, data=(("found", line),))
            elif sum(line) != ballots:
                data = (("found", sum(line)), ("wanted", ballots))
                yield Problem(id="merit_uneven", path=path, data=data)


def merits(profile: Profile) -> MeritProfile:
    """
    Return the merit profile of ballots that grade.

    Raises:
        InvalidValueError: they do something else.
    """
    require_shape(profile, Shape.GRADES)
    return MeritProfile(
        candidates=profile.candidates, levels=profile.levels, grades=marks_of(profile)
    )


def merits_from_array(
    rows: "Rows", *, candidates: Iterable[str], levels: Iterable[str]
) -> MeritProfile:
    """
    Return the merit profile of an array of numpy: a ballot a row, a candidate a column, as read.

    A million ballots of which hardly two are alike are counted without being grouped first.

    Args:
        rows: whole numbers: 1 for the best grade, and so on; 0 for none.
        candidates: in the order of the columns.
        levels: the grades, best first.

    Raises:
        InvalidValueError: a row is too long or too short, or a mark is no grade.
    """
    names, named = tuple(candidates), tuple(levels)
    require_marks(rows, wide=len(names), most=len(named))
    return MeritProfile(
        candidates=names, levels=named, grades=array.column_counts(rows, len(named))
    )
