"""How much of a whole is enough: two thirds, strictly more than a half."""

from fractions import Fraction

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.values.proportion import Proportion
from essmodel.values.whole import is_count, is_positive


@frozen(kw_only=True)
class Threshold:
    """
    At least (or, when *is_strict*, strictly more than) ``part/whole`` of something.

    Nothing is ever divided: ``n`` of ``m`` reaches it when ``n * whole >= m * part``.
    """

    part: int = field(validator=is_count)
    whole: int = field(validator=is_positive)
    is_strict: bool

    def __attrs_post_init__(self) -> None:
        if self.part > self.whole or (self.is_strict and self.part == self.whole):
            raise InvalidValueError.because(
                "threshold_out_of_reach", part=self.part, whole=self.whole
            )

    @property
    def proportion(self) -> Proportion:
        """The proportion to reach, or to exceed."""
        return Proportion.of(self.part, self.whole)

    def is_reached_by(self, share: Fraction) -> bool:
        """Whether *share* of the whole is enough."""
        have, need = share.numerator * self.whole, share.denominator * self.part
        return have > need if self.is_strict else have >= need

    def least(self, whole: int) -> int:
        """
        Return the least number that is enough of *whole*.

        ``ceil(part * whole / self.whole)``, and one more where the bound itself is not enough:
        two thirds of 9 are 6; strictly more than a half of 8 is 5.
        """
        product = self.part * whole
        return product // self.whole + 1 if self.is_strict else -(-product // self.whole)

    def said(self, lang: Lang) -> str:
        """Return the threshold in words."""
        message = "threshold_more_than" if self.is_strict else "threshold_at_least"
        return say(message, lang, proportion=self.proportion)
