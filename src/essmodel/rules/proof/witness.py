"""One case out of a set of boxes, as ordinary as can be."""

from collections.abc import Mapping
from datetime import date

from essmodel.rules.datatype import Calendar, DataType, Number, Truth
from essmodel.rules.fact import FactValue
from essmodel.rules.proof.grounds import Grounds, Leaf
from essmodel.rules.proof.region import Box, Region
from essmodel.rules.proof.side import UNTOLD, Codes, Side, Span, whole_number


def witness(region: Region) -> Mapping[Leaf, FactValue]:
    """
    Return a case of *region*, which is not empty: what its facts are, those alone that matter.

    As few facts as can be are unknown in it, then as few as can be are out of the ordinary.
    """
    box = min(region.boxes, key=lambda one: _strangeness(one, region.grounds))
    return {leaf: _value(side, leaf.type, region.grounds) for leaf, side in box.sides.items()}


def _strangeness(box: Box, grounds: Grounds) -> tuple[int, int]:
    unknown = sum(side == UNTOLD for side in box.sides.values())
    strange = sum(
        _value(side, leaf.type, grounds) != grounds.ordinary(leaf.type)
        for leaf, side in box.sides.items()
    )
    return unknown, strange


def _value(side: Side, kind: DataType, grounds: Grounds) -> FactValue:
    """Return the value on a *side* that is nearest to an ordinary one."""
    match side:
        case Span():
            return _number(_nearest(side, kind, grounds), kind)
        case Codes(codes, are_excluded=False):
            ordinary = grounds.ordinary(kind)
            return ordinary if ordinary in codes else min(codes)
        case Codes(codes):
            unnamed = (f"?{number}" for number in range(len(codes) + 1))
            return next(code for code in unnamed if code not in codes)
        case _:
            return None


def _nearest(span: Span, kind: DataType, grounds: Grounds) -> int:
    """Return the nearest number to an ordinary one; a round one, where there is one."""
    wanted = whole_number(grounds.ordinary(kind))
    if span.least is not None and wanted < span.least:
        return _rounded(span, span.least, kind, step=1)
    if span.most is not None and wanted > span.most:
        return _rounded(span, span.most, kind, step=-1)
    return wanted


def _rounded(span: Span, bound: int, kind: DataType, *, step: int) -> int:
    """Return the first round number from *bound* on, or *bound* where *span* has none."""
    scale = kind.scale if isinstance(kind, Number) else 1
    found = -(-bound // scale) * scale if step > 0 else bound // scale * scale
    is_inside = (span.least is None or found >= span.least) and (
        span.most is None or found <= span.most
    )
    return found if is_inside else bound


def _number(found: int, kind: DataType) -> FactValue:
    match kind:
        case Truth():
            return found == 1
        case Calendar():
            return date.fromordinal(found)
        case _:
            return found
