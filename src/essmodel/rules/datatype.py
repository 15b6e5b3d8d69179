"""What a fact can be: true or false, a number at a declared scale, a day, a label, a list."""

from attrs import field, frozen

from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.values.whole import is_count


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

    def said(self, lang: Lang) -> str:
        """Return the type in words, with its unit."""
        return say("type_number_of" if self.unit else "type_number", lang, unit=self.unit)


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
        """Return the type in words, with its code book."""
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
