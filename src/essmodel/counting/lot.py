"""
Lots that anybody can draw again: a tie is settled by a seed that was published before.

The lot of a name is the SHA-256 digest of the seed, what is drawn for, and the name, one to a line,
in UTF-8.  The names stand in the order of their lots, smallest first.  So the same seed gives the
same order on any machine, and nobody who could not choose the seed could choose the order.
"""

from collections.abc import Iterable
from hashlib import sha256

from attrs import frozen

from essmodel.errors import InvalidValueError


@frozen(kw_only=True)
class Draw:
    """
    Lots that were drawn.

    Attributes:
        seed: as it was published.
        what: what was drawn for, so that one seed serves many ties.
        order: the names as they were drawn.
    """

    seed: str
    what: str
    order: tuple[str, ...]

    @property
    def is_true(self) -> bool:
        """Whether drawing again gives this order."""
        return drawn(self.order, seed=self.seed, what=self.what) == self


def drawn(names: Iterable[str], *, seed: str, what: str) -> Draw:
    """
    Draw lots among *names*.

    >>> drawn(["amina", "bruno", "chloe"], seed="14 May 2026, 3 7 21 34 40", what="seat 2").order
    ('amina', 'chloe', 'bruno')

    Raises:
        InvalidValueError: the seed is empty, which nobody could have published.
    """
    if not seed:
        raise InvalidValueError.because("lot_without_seed")
    lots = {name: sha256(f"{seed}\n{what}\n{name}".encode()).digest() for name in names}
    order = sorted(lots, key=lambda name: (lots[name], name))
    return Draw(seed=seed, what=what, order=tuple(order))
