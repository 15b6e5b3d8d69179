"""Two units that a count of votes must never mix: people, and the voices they carry."""

from attrs import field, frozen

from essmodel.values.whole import is_count


@frozen(order=True)
class Heads:
    """A number of people (*têtes*), compared only with people."""

    count: int = field(validator=is_count)

    def __add__(self, other: "Heads") -> "Heads":
        return Heads(self.count + other.count)


@frozen(order=True)
class Voices:
    """A number of voices (*voix*), a proxy's included, compared only with voices."""

    count: int = field(validator=is_count)

    def __add__(self, other: "Voices") -> "Voices":
        return Voices(self.count + other.count)
