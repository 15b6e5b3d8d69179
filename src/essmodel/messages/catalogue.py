"""
The one catalogue of sentences: an id and its data in, a sentence out.

A message is written in ``en.toml`` and ``fr.toml`` beside this file.  Where a count changes the
sentence, the message is a table with ``one`` and ``other``, chosen by the value named ``count``.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Self, cast

from attrs import frozen

from essmodel.messages import form
from essmodel.messages.text import Lang, Sayable

Sentence = str | dict[str, str]


@frozen
class Message:
    """A text of the catalogue with its *data*, looked up only when it is said."""

    id: str
    data: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, id: str, /, **data: object) -> Self:  # noqa: A002 - the word of the field
        """Make the message *id* with the values of its placeholders."""
        return cls(id, tuple(data.items()))

    def said(self, lang: Lang) -> str:
        """Return the text in *lang*."""
        return say(self.id, lang, **dict(self.data))


def say(message: str, lang: Lang, /, **data: object) -> str:
    """
    Say *message* in *lang*, its placeholders filled from *data*.

    Raises:
        KeyError: the catalogue has no such message, or *data* lacks a placeholder.
    """
    written = catalogue(lang)[message]
    if not isinstance(written, str):
        written = written[_plural(data["count"], lang)]
    return fill(written, lang, data)


def fill(template: str, lang: Lang, data: Mapping[str, object]) -> str:
    """
    Fill the placeholders of *template*, each value in the form of its kind.

    ``{found!r}`` puts a text between quotes, its invisible characters shown, as what people typed
    must be seen; every other value is written as without ``!r``.
    """
    return _Filler(lang).vformat(template, (), data)


class _Filler(Formatter):
    """Fills templates with values written as one language does."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def convert_field(self, value: object, conversion: str | None) -> str:
        """Write *value*; between quotes if it is a text and the template says ``!r``."""
        if conversion == "r" and isinstance(value, str):
            return repr(value)
        return written_form(value, self.lang)


def written_form(value: object, lang: Lang) -> str:
    """Write one value as *lang* does."""
    match value:
        case Sayable():
            return value.said(lang)
        case None:
            return say("nothing", lang)
        case bool():
            return say("yes" if value else "no", lang)
        case int():
            return form.decimal(value, places=0, lang=lang)
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case Decimal() if value.is_finite():
            places = max(0, -int(value.as_tuple().exponent))
            return form.decimal(int(value.scaleb(places)), places=places, lang=lang)
        case date():
            return form.day(value, lang=lang)
        case tuple() | frozenset():
            items = cast("tuple[object, ...] | frozenset[object]", value)
            return form.listed(tuple(written_form(item, lang) for item in items), lang=lang)
        case _:
            return str(value)


@cache
def catalogue(lang: Lang) -> dict[str, Sentence]:
    """Read every message of *lang*; the file ships with the library and never changes."""
    import tomllib  # noqa: PLC0415 - a session that says nothing does not pay for it

    text = files("essmodel.messages").joinpath(f"{lang}.toml").read_text("utf-8")
    return cast("dict[str, Sentence]", tomllib.loads(text))


def _plural(count: object, lang: Lang) -> str:
    """Choose the plural: in French 0 and 1 are singular, in English only 1 is."""
    singular = (0, 1) if lang == "fr" else (1,)
    return "one" if count in singular else "other"
