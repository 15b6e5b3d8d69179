"""An amount of money, exact to the cent."""

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages import form
from essmodel.messages.text import Lang
from essmodel.values.whole import is_whole


@frozen(order=False)
class Money:
    """An amount in *cents* of one *currency* (ISO 4217); amounts of two currencies never mix."""

    cents: int = field(validator=is_whole)
    currency: str = "EUR"

    def __add__(self, other: "Money") -> "Money":
        cents = self._cents_of(other)
        return NotImplemented if cents is None else Money(self.cents + cents, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        cents = self._cents_of(other)
        return NotImplemented if cents is None else Money(self.cents - cents, self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.cents * times, self.currency)

    def __lt__(self, other: "Money") -> bool:
        cents = self._cents_of(other)
        return NotImplemented if cents is None else self.cents < cents

    def __le__(self, other: "Money") -> bool:
        cents = self._cents_of(other)
        return NotImplemented if cents is None else self.cents <= cents

    def __gt__(self, other: "Money") -> bool:
        cents = self._cents_of(other)
        return NotImplemented if cents is None else self.cents > cents

    def __ge__(self, other: "Money") -> bool:
        cents = self._cents_of(other)
        return NotImplemented if cents is None else self.cents >= cents

    def said(self, lang: Lang) -> str:
        """Return the amount with its currency, as readers of *lang* write it."""
        return form.money(self.cents, self.currency, lang=lang)

    def to_plain(self) -> dict[str, object]:
        """Return the amount as JSON carries it."""
        return {"cents": self.cents, "currency": self.currency}

    def _cents_of(self, other: object) -> int | None:
        """Return the cents of *other*; ``None`` where it is no money and may know what to do."""
        if not isinstance(other, Money):
            return None
        if other.currency != self.currency:
            raise InvalidValueError.because(
                "two_currencies", first=self.currency, second=other.currency
            )
        return other.cents
