"""
How colleges' voices become one part of a whole, exactly.

Under `POOLED` every voice counts alike: 75 of 871.  Under `PROPORTIONAL` a college of weight 40 in
which three of four say yes brings 30: parts are exact, and a sum of one half is one half, not a
float near it.
"""

from fractions import Fraction

from essmodel.governance.electorate import Electorate
from essmodel.governance.roll import Roll
from essmodel.governance.statutes import CountingMode, MajorityBase, QuorumMeasure
from essmodel.governance.tally import Tally

PartOfWhole = tuple[int, int]
"""A part and its whole, which is at least 1; heads are not reduced: 60 of 120 stays so."""
NOTHING = (0, 1)


def in_favour(
    tally: Tally, *, electorate: Electorate, counting: CountingMode, base: MajorityBase
) -> PartOfWhole:
    """
    Return the yes as a part of what *base* counts; nothing where that is nobody.

    Under `PROPORTIONAL` a college in which nobody counts brings nothing of its weight.
    """
    cells = [(one.yes.count, one.base(base).count) for one in tally.colleges]
    return _carried(cells, electorate=electorate, counting=counting)


def attending(roll: Roll, *, electorate: Electorate, measure: QuorumMeasure) -> PartOfWhole:
    """Return those who attend as a part of those entitled, by heads or by weights."""
    counting = CountingMode.POOLED if measure is QuorumMeasure.HEADS else CountingMode.PROPORTIONAL
    cells = [(one.attending.count, one.entitled.count) for one in roll.colleges]
    return _carried(cells, electorate=electorate, counting=counting)


def _carried(
    cells: list[PartOfWhole], *, electorate: Electorate, counting: CountingMode
) -> PartOfWhole:
    """Return the part of the whole that *cells*, one for each college, come to."""
    match counting:
        case CountingMode.POOLED:
            whole = sum(whole for _, whole in cells)
            return (sum(part for part, _ in cells), whole) if whole else NOTHING
        case CountingMode.PROPORTIONAL if electorate.whole:
            brought = (
                Fraction(college.parts * part, whole * electorate.whole)
                for college, (part, whole) in zip(electorate.colleges, cells, strict=True)
                if whole
            )
            return sum(brought, Fraction(0)).as_integer_ratio()
        case CountingMode.PROPORTIONAL:
            return NOTHING
