"""A checked text by which a register knows something; each pack brings its own schemes."""

import re
from collections.abc import Callable

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text


@frozen(order=True)
class Identifier:
    """A *code* in a *scheme*: text, whatever it looks like, so its leading zeros stay."""

    scheme: str
    code: str


@frozen(kw_only=True)
class IdentifierScheme:
    """
    How the codes of one register are formed.

    Attributes:
        id: the name used in files.
        title: what the register calls the code.
        pattern: a regular expression that a whole code matches, once spaces are taken out.
        is_sound: whether the check digits agree; asked only of a code that matches.
        example: a code that a person can compare theirs with.
    """

    id: str
    title: Text
    pattern: str
    example: str
    is_sound: Callable[[str], bool] = field(eq=False, repr=False)

    def check(self, code: str) -> str:
        """
        Return *code* without its spaces.

        Raises:
            InvalidValueError: the code has not the shape of the scheme, its check digits fail, or
                what checks them does.
        """
        compact = code.replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
        if not re.fullmatch(self.pattern, compact, re.ASCII):
            problem = "identifier_shape"
        elif not self._is_sound(compact, code):
            problem = "identifier_digits"
        else:
            return compact
        raise InvalidValueError.because(
            problem, found=code, scheme=self.title, example=self.example
        )

    def _is_sound(self, compact: str, code: str) -> bool:
        try:
            return self.is_sound(compact) is True
        except Exception as error:
            raise InvalidValueError.because(
                "identifier_unchecked", found=code, scheme=self.title, why=str(error)
            ) from error
