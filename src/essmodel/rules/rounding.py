"""Division of whole numbers, and what becomes of the rest."""

from enum import Enum

from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang


class Rounding(Enum):
    """What a division does with what is left over: a legal choice, never a default."""

    FLOOR = "floor"
    CEILING = "ceiling"
    TRUNCATED = "truncated"
    HALF_UP = "half_up"
    HALF_EVEN = "half_even"

    def said(self, lang: Lang) -> str:
        """Return the rounding in words."""
        return say(f"rounding_{self.value}", lang)


def divided(dividend: int, divisor: int, rounding: Rounding) -> int:
    """Divide by a positive *divisor*, exactly: floor division is the one primitive."""
    down, rest = divmod(dividend, divisor)
    match rounding:
        case Rounding.FLOOR:
            return down
        case Rounding.CEILING:
            return down + (rest > 0)
        case Rounding.TRUNCATED:
            return down + (rest > 0 and dividend < 0)
        case Rounding.HALF_UP:  # away from zero
            return down + (2 * rest > divisor or (2 * rest == divisor and dividend > 0))
        case Rounding.HALF_EVEN:
            return down + (2 * rest > divisor or (2 * rest == divisor and down % 2 == 1))
