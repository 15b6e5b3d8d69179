"""Who is elected: the best of an order, with every tie written down and, with a seed, settled."""

from collections.abc import Iterable

from attrs import frozen

from essmodel.counting.lot import Draw, drawn
from essmodel.errors import InvalidValueError


@frozen(kw_only=True)
class Elected:
    """
    The outcome of an election.

    Attributes:
        winners: in the order of their standing.
        tied: those among whom the last seats are to be drawn, sorted; none where all are filled.
        open_seats: how many seats are left to them.
        draws: the lots that settled ties, in the order in which they were needed.
    """

    winners: tuple[str, ...]
    tied: tuple[str, ...] = ()
    open_seats: int = 0
    draws: tuple[Draw, ...] = ()


def elected(groups: Iterable[Iterable[str]], *, seats: int, seed: str | None = None) -> Elected:
    """
    Fill *seats* from the best group down.

    Args:
        groups: the candidates from the best to the worst; those that nothing tells apart together.
        seats: how many there are to fill; fewer are filled where candidates are fewer.
        seed: of the lot that settles a tie for the last seats; ``None`` leaves it open.

    Raises:
        InvalidValueError: the number of seats is negative.
    """
    if seats < 0:
        raise InvalidValueError.because("seats_negative", found=seats)
    winners: list[str] = []
    for group in groups:
        names, left = sorted(group), seats - len(winners)
        if len(names) > left > 0 and seed is None:
            return Elected(winners=tuple(winners), tied=tuple(names), open_seats=left)
        if len(names) > left > 0:
            draw = drawn(names, seed=seed or "", what=f"seat {len(winners) + 1}")
            return Elected(winners=(*winners, *draw.order[:left]), draws=(draw,))
        if left <= 0:
            break
        winners += names
    return Elected(winners=tuple(winners))
