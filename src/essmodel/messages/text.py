"""A text that exists in every language the library speaks."""

from typing import Literal, Protocol, runtime_checkable

from attrs import frozen

Lang = Literal["en", "fr"]
LANGS: tuple[Lang, ...] = ("en", "fr")


@runtime_checkable
class Sayable(Protocol):
    """A value that knows how it is written in each language."""

    def said(self, lang: Lang) -> str:
        """Return the value as a reader of *lang* writes it."""
        ...


@frozen
class Text:
    """One text in both languages; a proper name is the same in both."""

    en: str
    fr: str

    @classmethod
    def same(cls, name: str) -> "Text":
        """Make the text of a proper name, which no language changes."""
        return cls(en=name, fr=name)

    def said(self, lang: Lang) -> str:
        """Return the text in *lang*."""
        return self.fr if lang == "fr" else self.en
