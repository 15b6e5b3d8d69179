"""
A lot that anybody can draw again: the same seed, the same order, on any machine.

The stream is SHA-256 of the line ``essmodel lot 1``, the seed, the purpose, the names in their
sorted order and the number of the block, each encoded as UTF-8 and preceded by its length in bytes
and ``:``.  Names are shuffled after Fisher and Yates, the last place first; a block that is beyond
the greatest multiple of the places left is thrown away, so that every order is as likely.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from attrs import Attribute, field, frozen

from essmodel.errors import InvalidValueError
from essmodel.values.likeness import looking_alike

_BLOCK = 1 << 256


def _is_said(_owner: object, attribute: "Attribute[Any]", value: Any) -> None:  # noqa: ANN401 - what attrs passes
    if not isinstance(value, str) or not value.strip():
        raise InvalidValueError.because("lot_no_seed", path=attribute.name)


@frozen
class Lot:
    """
    What all lots of one vote are drawn with (*tirage au sort*).

    Attributes:
        seed: said in public before the ballots are opened, and written in the minutes.
    """

    seed: str = field(validator=_is_said)

    def draw(self, among: Iterable[str], *, purpose: str) -> "Draw":
        """
        Put *among* in an order by lot, whatever order they come in.

        Args:
            among: the names of those who tie, each once.
            purpose: what is decided, and at which step; two purposes are two lots.

        Raises:
            InvalidValueError: nobody is named, two names look alike, or the purpose is empty.
        """
        names = tuple(sorted(among))
        return Draw(seed=self.seed, purpose=purpose, order=_shuffled(names, self.seed, purpose))


@frozen(kw_only=True)
class Draw:
    """
    One lot that was drawn, with all that it takes to draw it again.

    Attributes:
        seed: that of the `Lot`.
        purpose: what was decided.
        order: those who tied, the first drawn first.
    """

    seed: str = field(validator=_is_said)
    purpose: str = field(validator=_is_said)
    order: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        problems = looking_alike(self.order, path="order")
        if not self.order:
            raise InvalidValueError.because("lot_nobody", path="order")
        if problems:
            raise InvalidValueError(*problems)

    @property
    def first(self) -> str:
        """Who was drawn first."""
        return self.order[0]

    @property
    def is_genuine(self) -> bool:
        """Whether drawing again gives the same order."""
        return self.order == _shuffled(tuple(sorted(self.order)), self.seed, self.purpose)


def _shuffled(names: tuple[str, ...], seed: str, purpose: str) -> tuple[str, ...]:
    """Return *names* in the order of the stream."""
    blocks = _blocks(names, seed, purpose)
    order = list(names)
    for left in range(len(order), 1, -1):
        bound = _BLOCK - _BLOCK % left
        drawn = next(one for one in blocks if one < bound) % left
        order[left - 1], order[drawn] = order[drawn], order[left - 1]
    return tuple(order)


def _blocks(names: tuple[str, ...], seed: str, purpose: str) -> Iterator[int]:
    """Give the stream, 256 bits at a time."""
    number = 0
    while True:
        parts = ("essmodel lot 1", seed, purpose, *names, str(number))
        encoded = [one.encode() for one in parts]
        whole = b"".join(b"%d:%b" % (len(one), one) for one in encoded)
        yield int.from_bytes(sha256(whole).digest())
        number += 1
