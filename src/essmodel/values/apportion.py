"""An amount divided among claims, to the cent, with nothing lost and nobody favoured by more."""

from collections.abc import Sequence

from essmodel.errors import InvalidValueError


def apportioned(total: int, claims: Sequence[int]) -> tuple[int, ...]:
    """
    Divide *total* cents in proportion to *claims*, by largest remainders.

    Each part is the exact one rounded down or up, and the parts sum to *total*; equal claims
    differ by at most one cent, and then the earlier ones have it.  Not house-monotone: with one
    cent more to divide, somebody may get one less (the Alabama paradox).

    >>> apportioned(100, [1, 1, 1])
    (34, 33, 33)

    Raises:
        InvalidValueError: the total or a claim is negative, or nobody claims what there is.
    """
    whole = sum(claims)
    if total < 0 or any(one < 0 for one in claims):
        raise InvalidValueError.because("nothing_to_divide", total=total)
    if not whole:
        if total:
            raise InvalidValueError.because("nobody_claims", total=total)
        return (0,) * len(claims)
    parts = [total * claim // whole for claim in claims]
    remainders = [total * claim % whole for claim in claims]
    most = sorted(range(len(claims)), key=lambda index: (-remainders[index], index))
    for index in most[: total - sum(parts)]:
        parts[index] += 1
    return tuple(parts)
