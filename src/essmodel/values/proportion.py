"""An exact part of a whole."""

from fractions import Fraction
from typing import Self

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.messages import form
from essmodel.messages.text import Lang


@frozen(order=True)
class Proportion:
    """
    A part of a whole, from 0 to 1, never rounded; compared only with proportions.

    One third is one third: ``Proportion.of(1, 3)``, not 33 %.
    """

    value: Fraction

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.value, Fraction):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InvalidValueError.because("not_a_fraction", found=self.value)
        if not 0 <= self.value <= 1:
            raise InvalidValueError.because("not_a_proportion", found=self.value)

    @classmethod
    def of(cls, part: int, whole: int) -> Self:
        """Make the proportion that *part* is of *whole*, which is at least 1."""
        if whole < 1:
            raise InvalidValueError.because("whole_is_empty", found=whole)
        return cls(Fraction(part, whole))

    def said(self, lang: Lang) -> str:
        """Return the proportion in hundredths where they are exact, else as a fraction of one."""
        if (self.value * 10_000).denominator == 1:
            return form.percent(self.value, lang=lang)
        return f"{self.value.numerator}/{self.value.denominator}"

    def to_plain(self) -> str:
        """Return the proportion as JSON carries it: ``"1/3"``."""
        return f"{self.value.numerator}/{self.value.denominator}"
