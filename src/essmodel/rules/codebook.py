"""A closed list of codes, each with its name in both languages."""

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Sayable, Text


@frozen(kw_only=True)
class CodeBook:
    """
    The codes that facts of type ``Label(id)`` may have.

    Attributes:
        codes: pairs of a code and its name, in the order in which people list them.
    """

    id: str
    title: Sayable
    codes: tuple[tuple[str, Sayable], ...]

    def __attrs_post_init__(self) -> None:
        names = [code for code, _ in self.codes]
        if len(set(names)) != len(names):
            raise InvalidValueError.because("code_twice", path=self.id)

    def title_of(self, code: str) -> Sayable:
        """Return the name of *code*; a code that is not listed is its own name."""
        return dict(self.codes).get(code, Text.same(code))

    def __contains__(self, code: str) -> bool:
        return any(code == one for one, _ in self.codes)
