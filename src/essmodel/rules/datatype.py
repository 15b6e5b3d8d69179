"""What a fact can be: true or false, a number at a declared scale, a day, a label, a list."""

from attrs import field, frozen

from essmodel.messages import form
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.values.whole import is_count

CENTS = 2
"""The decimal places of an amount of money."""


@frozen
class Truth:
    """True or false."""

    def said(self, lang: Lang) -> str:
        """Return the type in words."""
        return say("type_truth", lang)


@frozen(kw_only=True)
class Number:
    """
    A whole number of ``10**-places``: money is a number of two places.

    Attributes:
        places: decimal places kept; nothing finer exists at this type.
        unit: ``EUR``, ``voices``…; empty for a plain number, which may multiply anything.
        least: the smallest value there is, in units of ``10**-places``.
        most: the greatest one.
    """

    places: int = field(default=0, validator=is_count)
    unit: str = ""
    least: int | None = None
    most: int | None = None

    @property
    def scale(self) -> int:
        """How many units of the type make one."""
        scale: int = 10**self.places
        return scale

    def holds(self, value: int) -> bool:
        """Whether *value*, in units of the type, is within its bounds."""
        too_low = self.least is not None and value < self.least
        return not too_low and (self.most is None or value <= self.most)

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency (ISO 4217: three capitals)."""
        return len(self.unit) == len("EUR") and self.unit.isalpha() and self.unit.isupper()

    def written(self, value: int, *, lang: Lang) -> str:
        """Write *value*, in units of the type, as people do: ``€8.50``, ``3``, ``0.1250``."""
        if self.is_money:
            cents = value * 10 ** max(0, CENTS - self.places)
            return form.amount(cents, self.unit, places=max(CENTS, self.places), lang=lang)
        return form.decimal(value, places=self.places, lang=lang)

    def said(self, lang: Lang) -> str:
        """Return the type in words, with its bounds."""
        kind = self._kind(lang)
        least = "" if self.least is None else self.written(self.least, lang=lang)
        most = "" if self.most is None else self.written(self.most, lang=lang)
        if least and most:
            return say("type_between", lang, kind=kind, least=least, most=most)
        if least:
            return say("type_from", lang, kind=kind, least=least)
        return say("type_up_to", lang, kind=kind, most=most) if most else kind

    def _kind(self, lang: Lang) -> str:
        if self.is_money:
            return say("type_money", lang, currency=self.unit)
        if self.places:
            return say("type_decimal", lang, count=self.places)
        return say("type_whole", lang)


@frozen
class Calendar:
    """A day."""

    def said(self, lang: Lang) -> str:
        """Return the type in words."""
        return say("type_calendar", lang)


@frozen
class Label:
    """One code of the code book named *book*."""

    book: str

    def said(self, lang: Lang) -> str:
        """Return the type in words."""
        return say("type_label", lang, book=self.book)


@frozen
class Many:
    """A list of records of one kind."""

    record: str

    def said(self, lang: Lang) -> str:
        """Return the type in words."""
        return say("type_many", lang)


DataType = Truth | Number | Calendar | Label | Many


def are_comparable(one: DataType, other: DataType) -> bool:
    """Whether two values can be equal, or ordered: same kind, same scale, same unit."""
    match one, other:
        case Number(), Number():
            return one.places == other.places and one.unit == other.unit
        case _:
            return one == other
