"""
How colleges' voices become one part of a whole, exactly.

Under `POOLED` every voice counts alike: 75 of 871.  Under `PROPORTIONAL` a college of weight 40 in
which three of four say yes brings 30, under `BLOC` all 40.  Under `SEPARATE_CONSENT` the college
that agrees least decides, for all the others agree more.  Parts are exact, and a sum of one half
is one half, not a float near it.
"""

from fractions import Fraction

from essmodel.governance.electorate import Electorate, FormedCollege
from essmodel.governance.roll import Roll
from essmodel.governance.statutes import (
    CountingMode,
    Majority,
    MajorityBase,
    QuorumMeasure,
    SilentCollege,
    Statutes,
)
from essmodel.governance.tally import Tally

PartOfWhole = tuple[int, int]
"""A part and its whole, which is at least 1; heads are not reduced: 60 of 120 stays so."""
NOTHING, ALL = (0, 1), (1, 1)


def in_favour(
    tally: Tally,
    *,
    electorate: Electorate,
    statutes: Statutes,
    base: MajorityBase,
    silence: SilentCollege,
) -> PartOfWhole:
    """
    Return the yes as a part of what *base* counts; nothing where that is nobody.

    A bloc votes yes or no by a majority of its own, whose base is its own too.

    Args:
        tally: the votes by college.
        electorate: the colleges and their weights.
        statutes: how votes are carried.
        base: of what the yes is a part.
        silence: what becomes of a college in which nobody counts.
    """
    cells = _cells(tally, statutes, base)
    match statutes.counting or CountingMode.POOLED:
        case CountingMode.POOLED:
            return _pooled(cells)
        case CountingMode.PROPORTIONAL:
            return _weighed(cells, electorate, silence)
        case CountingMode.BLOC:
            return _weighed(
                [_bloc(one, statutes.bloc_majority) for one in cells], electorate, silence
            )
        case CountingMode.SEPARATE_CONSENT:
            return _least(cells, silence)


def silent_colleges(tally: Tally, *, statutes: Statutes, base: MajorityBase) -> tuple[str, ...]:
    """Return the colleges in which nobody counts, where each college counts by itself."""
    if (statutes.counting or CountingMode.POOLED) is CountingMode.POOLED:
        return ()
    cells = _cells(tally, statutes, base)
    return tuple(
        one.roll.college for one, (_, whole) in zip(tally.colleges, cells, strict=True) if not whole
    )


def deciding(
    silent: tuple[str, ...], *, electorate: Electorate, silence: SilentCollege
) -> tuple[FormedCollege, ...]:
    """Return the colleges that decide: all, or all but the silent ones that are set aside."""
    is_out = silence is SilentCollege.SET_ASIDE
    return tuple(one for one in electorate.colleges if not (is_out and one.id in silent))


def attending(roll: Roll, *, electorate: Electorate, measure: QuorumMeasure) -> PartOfWhole:
    """Return those who attend as a part of those entitled, by heads or by weights."""
    cells = [(one.attending.count, one.entitled.count) for one in roll.colleges]
    if measure is QuorumMeasure.HEADS:
        return _pooled(cells)
    return _weighed(cells, electorate, SilentCollege.BRINGS_NOTHING)


def _cells(tally: Tally, statutes: Statutes, base: MajorityBase) -> list[PartOfWhole]:
    """Return the yes of each college, and of how many."""
    own = statutes.bloc_majority.base if statutes.bloc_majority else base
    return [(one.yes.count, one.base(own).count) for one in tally.colleges]


def _pooled(cells: list[PartOfWhole]) -> PartOfWhole:
    whole = sum(whole for _, whole in cells)
    return (sum(part for part, _ in cells), whole) if whole else NOTHING


def _bloc(cell: PartOfWhole, majority: Majority | None) -> PartOfWhole:
    """Return the vote of a college that votes as one; a silent one stays silent."""
    part, whole = cell
    if majority is None or not whole:
        return cell
    return ALL if part >= majority.threshold.least(whole) else NOTHING


def _weighed(
    cells: list[PartOfWhole], electorate: Electorate, silence: SilentCollege
) -> PartOfWhole:
    """Return the weights that *cells*, one for each college, bring."""
    whole, brought = electorate.whole, Fraction(0)
    for college, (part, of) in zip(electorate.colleges, cells, strict=True):
        if of:
            brought += Fraction(college.parts * part, of)
        elif silence is SilentCollege.CONSENTS:
            brought += college.parts
        elif silence is SilentCollege.SET_ASIDE:
            whole -= college.parts
    return (brought / whole).as_integer_ratio() if whole else NOTHING


def _least(cells: list[PartOfWhole], silence: SilentCollege) -> PartOfWhole:
    """Return the share of the college that agrees least; nothing where no college decides."""
    instead = {SilentCollege.CONSENTS: ALL, SilentCollege.BRINGS_NOTHING: NOTHING}
    found = [cell if cell[1] else instead.get(silence) for cell in cells]
    return min((one for one in found if one), key=lambda one: Fraction(*one), default=NOTHING)
